// Turns paths and addresses into articles of a saga, with one line about each.

import { ingestedJson } from '../../../src/bot/contract.ts';
import type { Ingested } from '../../../src/bot/reading/document.ts';
import { UserError } from '../../../src/errors.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { findDescription } from '../../files/collect.ts';
import { describeSaga } from '../../sagas/saga-folders.ts';
import { ingestPlaces } from '../ingest-places.ts';
import { type CommonOptions, chooseSaga, type OpenRecord, ownSagas, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import type { Streams } from '../streams.ts';

interface IngestOptions extends CommonOptions {
  readonly json?: boolean;
}

/** The named saga; one that nobody described yet is described now, by the saga.yaml beside the articles where there is one. */
async function sagaToFill(
  streams: Streams,
  opened: OpenRecord,
  id: string | undefined,
  places: readonly string[],
): Promise<Saga> {
  if (id !== undefined && !(await opened.sagas.find(id))) {
    const { config } = opened;
    const brought = await findDescription(places);
    await describeSaga(ownSagas(config), id, brought, config);
    const zone = brought
      ? ''
      : `, its days those of ${config.zone}${config.isMachineZone ? ", this machine's zone" : ''}`;
    streams.stderr.write(
      `daybook: saga “${id}” is new; its description is ${ownSagas(config)}/${id}/saga.yaml${zone}\n`,
    );
  }
  return chooseSaga(opened, id);
}

const plainLine = ({ status, title, publisher, published, source, reason }: Ingested): string => {
  // A reason that names its document needs no second name before it.
  if (reason?.startsWith(source)) return `${status.padEnd(9)} ${reason}`;
  const what = title ?? source;
  const where = [publisher, published?.value.slice(0, 10)].filter(Boolean).join(', ');
  return `${status.padEnd(9)} ${what}${where ? ` (${where})` : ''}${reason ? `: ${reason}` : ''}`;
};

/** `daybook ingest PATH|URL…`. Whether anything could be read: false where all that was found was rejected. */
export async function runIngest(streams: Streams, places: readonly string[], options: IngestOptions): Promise<boolean> {
  if (places.length === 0)
    throw new UserError('bad-argument', 'Name what to read: files, folders, feeds or addresses.');
  return withDaybook(options, async (opened) => {
    const saga = await sagaToFill(streams, opened, options.saga, places);
    const counts = { new: 0, updated: 0, duplicate: 0, rejected: 0 };
    for await (const ingested of ingestPlaces(opened.store, saga, places, opened.config.allowHosts)) {
      counts[ingested.status]++;
      if (options.json) writeJson(streams, ingestedJson(ingested));
      else streams.stdout.write(`${plainLine(ingested)}\n`);
    }
    if (!options.json) {
      const told = Object.entries(counts).filter(([, count]) => count > 0);
      streams.stdout.write(`${told.map(([status, count]) => `${count} ${status}`).join(', ') || 'nothing found'}\n`);
    }
    return counts.rejected === 0 || counts.new + counts.updated + counts.duplicate > 0;
  });
}

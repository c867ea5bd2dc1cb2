// Turns a list of feeds (OPML) into sources of a story.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../src/errors.ts';
import { decodeText } from '../../../src/ingest/charset.ts';
import { feedsOfList } from '../../../src/ingest/feed-list.ts';
import { parseSaga } from '../../sagas/parse-saga.ts';
import { withSources } from '../../sagas/write-saga.ts';
import { type CommonOptions, chooseSaga, ownSagas, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import type { Streams } from '../streams.ts';

interface ImportOptions extends CommonOptions {
  readonly json?: boolean;
}

async function listIn(action: string, file: string | undefined) {
  if (action !== 'import')
    throw new UserError('bad-argument', `There is no “feeds ${action}”; there is “feeds import FILE.opml”.`);
  if (file === undefined)
    throw new UserError('bad-argument', 'Name the list: daybook feeds import FILE.opml --saga ID.');
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new UserError('unreadable', `${file} can’t be read; check the path.`, { cause: error });
  });
  const feeds = feedsOfList(decodeText(bytes));
  if (feeds.length > 0) return feeds;
  throw new UserError('not-a-feed', `${file} lists no feeds: an OPML file names them as xmlUrl="https://…".`);
}

/** `daybook feeds import FILE.opml`. The next check reads what is new among them. */
export async function runImportFeeds(
  streams: Streams,
  action: string,
  file: string | undefined,
  options: ImportOptions,
): Promise<void> {
  const feeds = await listIn(action, file);
  await withDaybook(options, async (opened) => {
    const { id } = await chooseSaga(opened, options.saga);
    const path = join(ownSagas(opened.config), id, 'saga.yaml');
    const before = await readFile(path, 'utf8').catch(() => null);
    if (before === null)
      throw new UserError(
        'bad-argument',
        `“${id}” comes with the program and can’t be changed: “daybook new” begins a story of your own.`,
      );
    const { yaml, added } = withSources(before, feeds);
    parseSaga(id, yaml, { articlesDir: null });
    await writeFile(path, yaml);
    for (const { publisher, url } of added) {
      if (options.json) writeJson(streams, { saga: id, publisher, url });
      else streams.stdout.write(`${publisher}  ${url}\n`);
    }
    const known = feeds.length - added.length;
    if (!options.json)
      streams.stdout.write(`${added.length} added, ${known} there before; the next check reads them.\n`);
  });
}

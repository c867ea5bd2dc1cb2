// Turns an instant into posted digests: sends what is due and not yet sent, a line for each, then ends.
import { setTimeout as pause } from 'node:timers/promises';
import { triedJson } from '../../../src/bot/delivery/contract.ts';
import { deliverDue, finishInterrupted } from '../../../src/bot/delivery/deliver.ts';
import type { Tried } from '../../../src/bot/delivery/ports.ts';
import { type Preview, previewDue } from '../../../src/bot/delivery/preview.ts';
import { UserError } from '../../../src/errors.ts';
import { channelName } from '../../../src/model/place.ts';
import { createLog } from '../../log.ts';
import { createDeliveryPorts } from '../../serve/delivery-ports.ts';
import { writeLine } from '../json-lines.ts';
import { type CommonOptions, type OpenRecord, withDaybook } from '../open.ts';
import { print, printStyle, writeJson } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface DeliverOptions extends CommonOptions {
  readonly json?: boolean;
  readonly dryRun?: boolean;
  readonly again?: string;
  readonly plain?: boolean;
}

/** Articles that come with a followed saga are read before its first digest. */
async function readFollowed(opened: OpenRecord): Promise<void> {
  const followed = new Set((await opened.data.ledger.subscriptions()).map(({ subscription }) => subscription.saga));
  for (const id of followed) {
    const saga = await opened.sagas.find(id);
    if (saga) await readBundled(opened, saga);
  }
}

const triedLine = ({ delivery, subscription, status, reason }: Tried): string => {
  const { kind, from, to } = delivery;
  const days = `${kind === 'digest' ? '' : `${kind} of `}${from === to ? from : `${from} to ${to}`}`;
  return `${status.padEnd(7)}  ${days}  ${channelName(subscription.channel)}${reason ? `  (${reason})` : ''}`;
};

function showPreview(
  streams: Streams,
  { delivery, subscription, message, reason }: Preview,
  options: DeliverOptions,
): void {
  const status = message ? 'due' : 'skipped';
  const { from, to } = delivery;
  if (options.json) {
    const line = { delivery: delivery.id, subscription: subscription.id, to: channelName(subscription.channel) };
    writeJson(streams, {
      ...line,
      digest: { from, to },
      status,
      attempts: delivery.attempts,
      ...(reason && { reason }),
    });
    return;
  }
  streams.stdout.write(
    `${status}: ${channelName(subscription.channel)}, ${from} to ${to}${reason ? `: ${reason}` : ''}\n\n`,
  );
  if (message) print(streams, message, printStyle(streams, options));
}

/** `daybook deliver`. Safe to run twice, by two processes at once, and after a crash at any point. */
export const runDeliver = (streams: Streams, options: DeliverOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    await readFollowed(opened);
    const ports = await createDeliveryPorts(opened.config, {
      ...opened,
      log: createLog(opened.config.logLevel, streams.stderr),
    });
    if (options.dryRun) {
      for await (const preview of previewDue(ports)) showPreview(streams, preview, options);
      return;
    }
    if (options.again !== undefined && !(await ports.ledger.again(options.again))) {
      const wrong = `There is no failed or unknown delivery “${options.again}”: “daybook deliveries” lists them.`;
      throw new UserError('not-found', wrong);
    }
    const tell = async (tried: Tried): Promise<void> => {
      if (options.json) await writeLine(streams.stdout, triedJson(tried));
      else streams.stdout.write(`${triedLine(tried)}\n`);
    };
    await deliverDue(ports, tell);
    await finishInterrupted(ports, tell, (milliseconds) => pause(milliseconds));
  });

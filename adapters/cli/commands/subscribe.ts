// Turns options into a subscription: a channel or a folder follows a saga from now on.
import { resolve } from 'node:path';
import { subscriptionJson } from '../../../src/bot/delivery/contract.ts';
import { subscribedAnywhere } from '../../../src/bot/schedule/subscribed.ts';
import { parseTarget, subscriptionOf } from '../../../src/bot/schedule/subscribing.ts';
import { UserError } from '../../../src/errors.ts';
import type { Channel } from '../../../src/model/place.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { type CommonOptions, chooseSaga, type OpenRecord, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';
import { subscriptionLine } from '../subscription-line.ts';

interface SubscribeOptions extends CommonOptions {
  readonly to: string;
  readonly at: string;
  readonly zone?: string;
  readonly days?: string;
  readonly period?: string;
  readonly whenEmpty?: string;
  readonly quiet?: string;
  readonly alerts?: string;
  /** True for `--replay` without a day. */
  readonly replay?: string | true;
  readonly json?: boolean;
}

/** Folders are kept in full: a later run may start elsewhere. */
const targetOf = (text: string): Channel => {
  const channel = parseTarget(text);
  return channel.platform === 'file' ? { ...channel, id: resolve(channel.id) } : channel;
};

/** The story day on which a replay starts: the one given, else the first that has something. */
async function replayDay(
  opened: OpenRecord,
  saga: Saga,
  replay: string | true | undefined,
): Promise<string | undefined> {
  if (replay !== true) return replay;
  await readBundled(opened, saga);
  const [first] = await opened.daybook.days(saga);
  if (first) return first;
  throw new UserError('bad-argument', `“${saga.id}” has no dated reports to replay yet: ingest some articles first.`);
}

/** `daybook subscribe`. */
export const runSubscribe = (streams: Streams, options: SubscribeOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    const channel = targetOf(options.to);
    const { ledger } = opened.data;
    const before = (await subscribedAnywhere(ledger, channel, saga.id))?.subscription ?? null;
    const wish = {
      channel,
      saga: saga.id,
      at: options.at,
      zone: options.zone ?? opened.config.zone,
      days: options.days,
      period: options.period,
      whenEmpty: options.whenEmpty,
      quiet: options.quiet,
      alerts: options.alerts,
      replayFrom: await replayDay(opened, saga, options.replay),
      createdBy: null,
    };
    const subscription = subscriptionOf(wish, opened.clock.now(), before);
    await ledger.subscribe(subscription);
    if (options.json) writeJson(streams, subscriptionJson(subscription));
    else streams.stdout.write(`${subscriptionLine(subscription)}\n`);
  });

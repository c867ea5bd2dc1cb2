// Turns what is known of the sagas' feeds into plain words: when each was read, when it is due, what is wrong with it.
import { Temporal } from 'temporal-polyfill';
import { feedJson } from '../../../src/bot/polling/contract.ts';
import { type FollowedSource, followedSources } from '../../../src/bot/polling/sources.ts';
import { shownAddress } from '../../../src/bot/polling/words.ts';
import { createLog } from '../../log.ts';
import { type CommonOptions, chooseSaga, withDaybook } from '../open.ts';
import { writeJson } from '../print.ts';
import type { Streams } from '../streams.ts';

interface FeedsOptions extends CommonOptions {
  readonly json?: boolean;
}

const NO_FEEDS =
  'No feeds: a saga is followed through the “sources” of its saga.yaml; those of a finished one are shown with --saga.';
const MINUTE = 60_000;
const UNITS: readonly (readonly [number, string])[] = [
  [24 * 60 * MINUTE, 'day'],
  [60 * MINUTE, 'hour'],
  [MINUTE, 'minute'],
];

/** "3 hours", "less than a minute". */
function duration(ms: number): string {
  const [size, unit] = UNITS.find(([length]) => ms >= length) ?? [0, ''];
  if (size === 0) return 'less than a minute';
  const count = Math.round(ms / size);
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

const ago = (instant: number, now: number): string => `${duration(Math.max(0, now - instant))} ago`;

const localTime = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

function lines({ saga, source, state }: FollowedSource, now: number): readonly string[] {
  const { checkedAt, nextAt, lastItemAt, trouble, movedTo, kind } = state;
  const next = nextAt === null ? 'never again' : nextAt <= now ? 'due now' : `in ${duration(nextAt - now)}`;
  const checks = checkedAt === null ? 'not checked yet' : `checked ${ago(checkedAt, now)}, next ${next}`;
  const newest = lastItemAt === null ? '' : `; newest item ${localTime(lastItemAt, saga.zone)}`;
  return [
    `${saga.id}  ${source.publisher}  ${shownAddress(source.url)}${kind === 'page' ? ' (a page)' : ''}`,
    `  ${checks}${newest}`,
    ...(movedTo === null ? [] : [`  read at ${shownAddress(movedTo)}`]),
    ...(trouble === null
      ? []
      : [
          `  failed ${trouble.failures === 1 ? 'once' : `${trouble.failures} times`}, first ${ago(trouble.since, now)}: ${trouble.reason}`,
        ]),
  ];
}

/** `daybook feeds`. */
export const runFeeds = (streams: Streams, options: FeedsOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const { store, data, sagas, clock, config } = opened;
    const saga = options.saga === undefined ? undefined : (await chooseSaga(opened, options.saga)).id;
    const log = createLog(config.logLevel, streams.stderr);
    const now = clock.now();
    const all = await followedSources({ store, feeds: data.feeds, sagas, log }, saga);
    if (all.length === 0 && !options.json) streams.stdout.write(`${NO_FEEDS}\n`);
    for (const followed of all) {
      if (options.json) writeJson(streams, feedJson(followed.state, followed.source));
      else streams.stdout.write(`${lines(followed, now).join('\n')}\n`);
    }
  });

// Turns one table of the record's database into what is known of the sagas' feeds, each checked by one process at a time.
import { isDue, newFeed } from '../../../src/model/feed-state.ts';
import { compareText } from '../../../src/model/order.ts';
import type { BegunFeed, Feeds, WhichFeeds } from '../../../src/ports.ts';
import type { Db, Engine } from './db.ts';
import { type FeedRow, feedOfRow, feedRow, itemsOf, itemsText, type OwnedFeedRow } from './feed-rows.ts';
import type { Owner } from './ledger-owner.ts';

/** What a check finds out, beside saga, url and checks. */
const FOUND =
  `kind title moved_to etag last_modified body_hash checked_at succeeded_at next_at last_item_at rhythm trouble
  is_settled`.split(/\s+/);
const ALL = ['saga', 'url', ...FOUND, 'checks'];
const HERE = 'where saga = @saga and url = @url';

const LIST = `select ${ALL.join(', ')} from feeds order by saga, url`;
const UNSETTLED = `select ${ALL.join(', ')} from feeds where is_settled = 0 order by saga, url`;
const UNSETTLED_OF = `select ${ALL.join(', ')} from feeds where is_settled = 0 and saga = @saga order by url`;
/** As `isDue` has it. */
const DUE = `select ${ALL.join(', ')} from feeds where next_at <= @now or (checked_at > @now and next_at is not null) order by saga, url`;
const NAMES = 'select saga, url from feeds';
const ADD = `insert into feeds (${ALL.join(', ')}) values (${ALL.map((c) => `@${c}`).join(', ')}) on conflict do nothing`;
const FIND = `select * from feeds ${HERE}`;
const BEGIN = `update feeds set checks = checks + 1, broken = case when owner is null then 0 else broken + 1 end,
  owner = @owner, owned_at = @now, owned_until = @until ${HERE} returning *`;
/** In one statement where nothing is in the way: it was recorded last time, nobody has it and its time has come. */
const BEGIN_AT_ONCE = `update feeds set checks = checks + 1, broken = 0, owner = @owner, owned_at = @now, owned_until = @until
  ${HERE} and owner is null and next_at <= @now returning *`;
const RECORD = `update feeds set ${FOUND.map((c) => `${c} = @${c}`).join(', ')}, owner = null, owned_until = null`;
const RECORD_STATE = `${RECORD} ${HERE} and checks = @checks`;
const RECORD_ALL = `${RECORD}, items = @items ${HERE} and checks = @checks`;
const SETTLED = `update feeds set is_settled = 1 ${HERE} and checks = @checks`;

/** Longer than anybody waits for the record. Milliseconds: who waited brings the time at which they came, before that of who was first. */
const LONGEST_WAIT = 60_000;

/** Nobody checks it: nobody began, their time is over, they are gone, or the clock was set back since. */
const isFree = ({ owner, owned_at, owned_until }: OwnedFeedRow, now: number, { isGone }: Owner): boolean =>
  owner === null || (owned_until ?? 0) <= now || (owned_at ?? 0) > now + LONGEST_WAIT || isGone(owner);

/** First pause, in milliseconds, after two checks in a row that their process did not survive; doubled each time, up to 16 hours. */
const BROKEN_PAUSE = 900_000;

/** A feed that its reader dies of must not take every round with it. */
const isResting = ({ owner, owned_at, broken }: OwnedFeedRow, now: number): boolean =>
  owner !== null && broken > 0 && now < (owned_at ?? 0) + BROKEN_PAUSE * 2 ** Math.min(broken - 1, 6);

const begunOf = (row: OwnedFeedRow): BegunFeed => ({ state: feedOfRow(row), items: itemsOf(row.items) });

/** Takes a feed, inside a change. */
async function begin(db: Db, owner: Owner, ...[feed, times]: Parameters<Feeds['begin']>): Promise<BegunFeed | null> {
  const { now, until, anyway = false } = times;
  const here = { saga: feed.saga, url: feed.url };
  await db.lock({ feed: `${here.saga} ${here.url}` });
  await db.run(ADD, feedRow(newFeed(here.saga, here.url)));
  const row = (await db.one(FIND, here)) as OwnedFeedRow;
  const isTime = anyway || (isDue(feedOfRow(row), now) && !isResting(row, now));
  if (!isFree(row, now, owner) || !isTime) return null;
  return begunOf((await db.one(BEGIN, { ...here, owner: owner.name, now, until })) as OwnedFeedRow);
}

/** The statement for some of the feeds, with its values. */
function asked(which: WhichFeeds | undefined): readonly [sql: string, parameters?: object] {
  if (which === undefined) return [LIST];
  if ('due' in which) return [DUE, { now: which.due }];
  return which.saga === undefined ? [UNSETTLED] : [UNSETTLED_OF, { saga: which.saga }];
}

/** The Feeds port in an open record; `owner` is this process. Rejects with a UserError where the engine does not allow it. */
export function feedsOn({ look, change }: Engine, owner: Owner): Feeds {
  return {
    list: async (which) => (await look((db) => db.all<FeedRow>(...asked(which)))).map(feedOfRow),
    names: () => look((db) => db.lists<readonly [string, string]>(NAMES)),
    async begin(feed, times) {
      const { now, until, anyway } = times;
      const mine = { saga: feed.saga, url: feed.url, owner: owner.name, now, until };
      const taken = anyway ? undefined : await look((db) => db.one<OwnedFeedRow>(BEGIN_AT_ONCE, mine));
      return taken ? begunOf(taken) : change((db) => begin(db, owner, feed, times));
    },
    record: async (state, items) => {
      const row = feedRow(state);
      const written = await look((db) =>
        items === null ? db.run(RECORD_STATE, row) : db.run(RECORD_ALL, { ...row, items: itemsText(items) }),
      );
      return written === 1;
    },
    settled: (states) =>
      change((db) =>
        db.runAll(
          SETTLED,
          // In one order, so that two that settle the same feeds do not wait for each other.
          states.map(({ saga, url, checks }) => ({ saga, url, checks })).sort((a, b) => compareText(a.url, b.url)),
        ),
      ),
  };
}

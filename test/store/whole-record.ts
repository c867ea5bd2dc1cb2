// A record with something of everything in it, and all that it shows: what a move or a copy must bring along.
import { openRecord } from '../../adapters/store/open.ts';
import type { RecordPlace } from '../../adapters/store/place.ts';
import { analyse } from '../../src/bot/reading/analyse.ts';
import { settle } from '../../src/bot/record/settle.ts';
import { newFeed } from '../../src/model/feed-state.ts';
import { ARTICLES, CHANGED, DAM } from '../bot/record/made-articles.ts';
import { deliveryOn, subscriptionWith } from '../contracts/ledger-records.ts';
import { recordOf } from '../contracts/store-records.ts';

/** Characters that engines have trouble with. */
const ODD = 'Nul \0 and “quotes”, \uFFFE and \uFFFF, \0\uFFFE\uFFFE\0\uFFFF.';

/** A record with all that there is: changed texts, settled events, what is remembered, owed and checked. */
export async function fill(place: RecordPlace): Promise<void> {
  const { store, memory, ledger, feeds, installations, close } = await openRecord(place);
  for (const article of [...ARTICLES, ...CHANGED]) await store.save(analyse(article));
  await settle(store, DAM);
  for (const { key, contentHash: source } of await store.withoutVectors(DAM.id, 'small', 2))
    await store.change(DAM.id, (change) =>
      change.keepVectors(key, { model: 'small', source, vectors: Uint8Array.of(0, 255) }),
    );
  await store.save(recordOf('odd', [[ODD, '2021-05-19']]));
  await memory.remember('thread', { of: ['words'] }, 5_000);
  await ledger.subscribe(subscriptionWith({ saga: DAM.id }));
  await ledger.plan(deliveryOn('2024-05-02'), null, '0001-01-01');
  const begun = await feeds.begin({ saga: DAM.id, url: 'http://news.test/feed' }, { now: 1, until: 2 });
  await feeds.record({ ...(begun?.state ?? newFeed(DAM.id, '')), title: 'News' }, new Map([['item', 7]]));
  await installations.keep('T1', { sealed: 'v1.sealed', keptAt: 9 });
  await close();
}

/** What a record shows to those who ask it. */
export async function shown(place: RecordPlace): Promise<object> {
  const { store, memory, ledger, feeds, installations, close } = await openRecord(place);
  const terms = { groups: [['crack', 'water'], ['gate']], match: 'any' } as const;
  const ids = async (order: 'date' | 'relevance') =>
    (await store.happenings({ saga: DAM.id, order, terms, limit: 100 })).map(({ id }) => id).sort();
  const found = {
    articles: await store.articles(DAM.id),
    odd: await store.article('harbour', 'odd'),
    happenings: await store.happenings({ saga: DAM.id, order: 'date', limit: 1000 }),
    byWords: await ids('date'),
    evidence: (await store.evidence({ saga: DAM.id, order: 'date', terms, limit: 1000 })).map(
      ({ report }) => report.text,
    ),
    days: [await store.days(DAM.id), await store.eventDays(DAM.id)],
    withoutVectors: (await store.withoutVectors(DAM.id, 'small', 100)).length,
    readSince: await store.readSince(DAM.id, 3),
    revision: await store.revision(DAM.id),
    memory: await memory.recall('thread'),
    ledger: [await ledger.subscriptions(), await ledger.deliveries()],
    feeds: await feeds.list(),
    installations: [await installations.workspaces(), await installations.find('T1')],
  };
  await close();
  return found;
}

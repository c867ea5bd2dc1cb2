// What a record keeps, without what depends on its history: for tests that two histories lead to the same.
import type { Change } from '../../../src/ports/record.ts';
import type { Store } from '../../../src/ports.ts';

/** Every event with all it tells but its id, and every article with what others tell about it. */
export async function keptBy(store: Store, saga: string): Promise<object> {
  const articles = await store.articles(saga);
  const events = await store.events({ saga, order: 'date', limit: 10_000 });
  return {
    articles: await Promise.all(
      articles.map(async ({ id, published, copyOf }) => ({
        id,
        published,
        copyOf,
        text: (await store.article(saga, id))?.text,
      })),
    ),
    events: events
      .map(({ id: _, evidence, differing, firstReported, ...event }) => ({
        ...event,
        evidence: evidence.map(
          ({ report, article }) => `${article.id} ${report.index} ${article.copyOf} ${report.text}`,
        ),
        differing: differing.map(({ how }) => how),
        first: firstReported?.article.id ?? null,
      }))
      .map((event) => JSON.stringify(event))
      .sort(),
    days: await store.days(saga),
    counts: (await store.eventDays(saga))
      .map(({ date, events: count }) => `${date} ${count}`)
      .filter((line) => !line.endsWith(' 0')),
    unsettled: await store.unsettled(saga),
  };
}

/** A store whose changes are undone now and then, as if their process had been killed. */
export function killedNowAndThen(store: Store, random: () => number): Store {
  return {
    ...store,
    change: (saga, work) =>
      store.change(saga, async (change) => {
        let left = random() < 0.4 ? Math.floor(random() * 60) : Number.POSITIVE_INFINITY;
        const dying = new Proxy(change, {
          get(target, name) {
            const member = target[name as keyof Change];
            if (typeof member !== 'function' || name === 'isLong')
              return name === 'isLong' ? () => random() < 0.2 : member;
            return (...all: unknown[]) => {
              if (--left <= 0) throw new Error('killed');
              return (member as (...all: unknown[]) => unknown)(...all);
            };
          },
        });
        return work(dying);
      }),
  };
}

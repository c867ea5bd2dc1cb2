// Whoever asks about a day is told what its digest tells: the same events, in the same order, with the same sources.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestPlaces } from '../../../adapters/cli/ingest-places.ts';
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import { createDaybook, type Daybook } from '../../../src/bot/daybook.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { longDayWords } from '../../../src/model/date-words.ts';
import type { Event } from '../../../src/model/event.ts';
import type { Saga } from '../../../src/model/saga.ts';
import type { Store } from '../../../src/ports.ts';
import { ARTICLES, DAM } from './made-articles.ts';

const BUNDLED = fileURLToPath(new URL('../../../sagas', import.meta.url));
const NOW = Date.UTC(2031, 10, 1);

interface Story {
  readonly saga: Saga;
  readonly store: Store;
  readonly daybook: Daybook;
}

const storyOf = (saga: Saga, store: Store): Story => {
  const sagas = { list: async () => [saga], find: async () => saga };
  return { saga, store, daybook: createDaybook({ store, sagas, clock: { now: () => NOW } }) };
};

/** The story that comes with Daybook, as it is read at its first question. */
async function bundled(folder: string): Promise<Story> {
  const [saga] = await createSagaFolders([BUNDLED]).list();
  if (!saga?.articlesDir) throw new Error('no story is bundled');
  const store = await createSqliteStore({ folder });
  for await (const _ of ingestPlaces(store, saga, [saga.articlesDir])) {
    // each article is saved as it is read
  }
  return storyOf(saga, store);
}

async function dam(): Promise<Story> {
  const store = await createSqliteStore({ memory: true });
  for (const article of ARTICLES) await store.save(analyse(article));
  return storyOf(DAM, store);
}

const toldOf = (events: readonly Event[]): readonly object[] =>
  events.map(({ id, date, publishers, independentSources, evidence: [{ report }] }) => ({
    id,
    from: date.from,
    to: date.to,
    publishers,
    independentSources,
    sentence: report.text,
  }));

describe.each(['bundled', 'made up'])('the %s story', (name) => {
  let folder: string;
  let story: Story;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'daybook-selector-'));
    story = name === 'bundled' ? await bundled(folder) : await dam();
  }, 300_000);
  afterAll(async () => {
    await story.store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('tells the same of every day, asked or in its digest', async () => {
    const { daybook, saga } = story;
    const days = await daybook.days(saga);
    expect(days.length).toBeGreaterThan(name === 'bundled' ? 60 : 5);
    for (const day of days) {
      const digest = await daybook.digest(saga, { from: day, to: day });
      const { answer } = await daybook.ask({ saga, question: `what happened on ${longDayWords(day)}?` });
      expect(answer.interpretation, day).toMatchObject({ from: day, to: day });
      expect(toldOf(answer.events), day).toEqual(toldOf(digest.days.flatMap(({ events }) => events)));
    }
  }, 120_000);

  test('has the same events in the digests of its days one by one', async () => {
    const { daybook, saga } = story;
    for await (const daily of daybook.dailyDigests(saga)) {
      const alone = await daybook.digest(saga, { from: daily.from, to: daily.to });
      expect(toldOf(daily.days.flatMap(({ events }) => events))).toEqual(
        toldOf(alone.days.flatMap(({ events }) => events)),
      );
    }
  });
});

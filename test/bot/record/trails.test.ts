// The trails of an event: old words beside new ones, and the way back to what its sentences mention.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlite, type SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { analyse } from '../../../src/bot/reading/analyse.ts';
import { settle } from '../../../src/bot/record/settle.ts';
import { beforeIt, trailsOf } from '../../../src/bot/record/trails.ts';
import type { Happening } from '../../../src/model/event.ts';
import { articleOf } from '../../article.ts';
import { sagaOf } from '../../saga.ts';

const SAGA = sagaOf({ id: 'quay', name: 'The quay' });

let data: SqliteData;
beforeAll(async () => {
  data = await openSqlite({ memory: true });
});
afterAll(() => data.close());

const published = { value: '2024-05-03', certainty: 'stated', provenance: 'json-ld' } as const;
const read = (id: string, text: string, version = 1): Promise<void> =>
  data.store.save(
    analyse(
      articleOf({ id, saga: 'quay', publisher: `The ${id}`, text, published, version, contentHash: `${id}${version}` }),
    ),
  );
const eventOf = async (words: string): Promise<Happening> => {
  const all = await data.store.happenings({ saga: 'quay', order: 'date', limit: 100 });
  const found = all.find(({ evidence }) => evidence.some(({ report }) => report.text.includes(words)));
  if (!found) throw new Error(`no event tells “${words}”`);
  return found;
};

describe('a sentence that was corrected', () => {
  test('is found in the older text by its words', () => {
    const older =
      'The ferry hit the pier on Friday. Twelve people were hurt when the ferry hit it in thick fog. It sailed on.';
    expect(beforeIt('Seven people were hurt when the ferry hit it in thick fog.', older)).toBe(
      'Twelve people were hurt when the ferry hit it in thick fog.',
    );
    expect(beforeIt('The ferry hit the pier on Friday.', older)).toBeNull();
    expect(beforeIt('The mayor resigned after a vote of the council.', older)).toBeNull();
  });

  test('stands beside what its event says now, from the versions that the record keeps', async () => {
    await read('post', 'Twelve people were hurt on Friday when the ferry hit the old pier in thick fog.');
    await read('post', 'Seven people were hurt on Friday when the ferry hit the old pier in thick fog.', 2);
    await settle(data.store, SAGA);
    const { corrections } = await trailsOf(data.store, 'quay', await eventOf('Seven people'));
    expect(corrections.map(({ before }) => before)).toEqual([
      'Twelve people were hurt on Friday when the ferry hit the old pier in thick fog.',
    ]);
  });
});

describe('an event that a sentence mentions', () => {
  test('is led to and leads back', async () => {
    await read(
      'gazette',
      'The clerk of the council resigned on Friday, two days after she was suspended over the missing ledger.',
    );
    await settle(data.store, SAGA);
    const all = await data.store.happenings({ saga: 'quay', order: 'date', limit: 100 });
    const ofSentence = all.filter(({ evidence }) => evidence[0].article.id === 'gazette');
    const pointed = ofSentence.find(({ evidence }) => evidence[0].report.act?.telling === 'points');
    const telling = ofSentence.find(({ evidence }) => evidence[0].report.act?.telling === 'tells');
    if (!pointed || !telling) throw new Error('the sentence tells one event and points to another');
    expect((await trailsOf(data.store, 'quay', telling)).looksBackTo.map(({ id }) => id)).toEqual([pointed.id]);
    expect((await trailsOf(data.store, 'quay', pointed)).lookedBackToBy.map(({ id }) => id)).toEqual([telling.id]);
    expect((await trailsOf(data.store, 'quay', pointed)).looksBackTo).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { sharing } from '../../adapters/store/sqlite/sharing.ts';

/** A list whose changes are whole or nothing, and how many there were. */
function listed() {
  let rows: readonly string[] = [];
  let draft: string[] = [];
  let ends = 0;
  const change = async <T>(work: () => Promise<T>): Promise<T> => {
    draft = [...rows];
    const result = await work();
    rows = draft;
    ends++;
    return result;
  };
  return { add: (row: string) => draft.push(row), change, rows: () => rows, ends: () => ends };
}

describe('small changes', () => {
  test('that are asked for at the same time end together, each with its own answer', async () => {
    const list = listed();
    const change = sharing(list.change);
    const answers = await Promise.all(['a', 'b', 'c'].map((row) => change(async () => list.add(row))));
    expect(answers).toEqual([1, 2, 3]);
    expect(list.rows()).toEqual(['a', 'b', 'c']);
    expect(list.ends()).toBe(1);
  });

  test('have been written when they answer', async () => {
    const list = listed();
    const change = sharing(list.change);
    const seen = await Promise.all(
      ['a', 'b'].map(async (row) => {
        await change(async () => list.add(row));
        return list.rows().includes(row);
      }),
    );
    expect(seen).toEqual([true, true]);
  });

  test('do not suffer from one that fails: it alone is told, and nothing of it is written', async () => {
    const list = listed();
    const change = sharing(list.change);
    const ends = await Promise.allSettled(
      ['a', 'bad', 'c'].map((row) =>
        change(async () => {
          list.add(row);
          if (row === 'bad') throw new Error('no');
        }),
      ),
    );
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(list.rows()).toEqual(['a', 'c']);
  });

  test('fail each for itself where nothing can be written', async () => {
    const change = sharing(() => Promise.reject(new Error('no room is left')));
    const ends = await Promise.allSettled([1, 2].map((n) => change(async () => n)));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(change(async () => 3)).rejects.toThrow('no room');
  });

  test('that come while others are written wait for the next end', async () => {
    const list = listed();
    const change = sharing(list.change);
    const second: Promise<number>[] = [];
    await change(async () => {
      second.push(change(async () => list.add('b')));
      return list.add('a');
    });
    expect(await Promise.all(second)).toEqual([2]);
    expect(list.ends()).toBe(2);
  });
});

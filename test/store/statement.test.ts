// What PostgreSQL gets of the statements that all engines share: many rows and many questions are one statement, however many they are.
import { describe, expect, test } from 'vitest';
import { canTakeRows, preparedEach, preparedRows } from '../../adapters/store/postgres/statement.ts';

const INSERT = 'insert into ducks (name, day, weight) values (@name, @from, @weight) on conflict do nothing';
const WHERE = 'insert into ducks (name, day) select @name, @day where exists (select 1 from ponds where pond = @pond)';

describe('an insert of many rows', () => {
  test('has one text and one name for any number of them', () => {
    const one = preparedRows(INSERT, [{ name: 'Ada', from: 3, weight: 1.5 }]);
    const many = preparedRows(INSERT, [
      { name: 'Ada', from: 3, weight: 1.5 },
      { name: 'Bo', from: null, weight: 2 },
    ]);
    expect(many.text).toBe(one.text);
    expect(many.name).toBe(one.name);
    expect(many.text).toContain('$2::text[], $3::bigint[], $4::double precision[]');
    expect(many.values).toEqual([
      [0, 1],
      ['Ada', 'Bo'],
      [3, null],
      [1.5, 2],
    ]);
  });

  test('writes as null what is null in every row', () => {
    const { text, values } = preparedRows(INSERT, [{ name: 'Ada', from: null, weight: undefined }]);
    expect(text).toMatch(/select l\.c0, null, null from unnest/);
    expect(values).toEqual([[0], ['Ada']]);
  });

  test('keeps a condition for each row', () => {
    expect(canTakeRows(WHERE)).toBe(true);
    expect(preparedRows(WHERE, [{ name: 'Ada', day: 1, pond: 7 }]).text).toMatch(
      /^insert into ducks \(name, day\) select l\.c0, l\.c1 from unnest\(.*\) as l\(n, c0, c1, c2\) where exists \(select 1 from ponds where pond = l\.c2\)$/,
    );
  });

  test('carries bytes and stands in for what PostgreSQL’s texts cannot hold', () => {
    const { text, values } = preparedRows(INSERT, [{ name: 'a\0b', from: 1, weight: Buffer.from([1]) }]);
    expect(text).toContain('$4::bytea[]');
    expect(values[1]).toEqual(['a\uFFFE0b']);
  });
});

test('an update, and what selects from a table, takes no rows', () => {
  expect(canTakeRows('update ducks set name = @name where key = @key')).toBe(false);
  expect(canTakeRows('insert into ducks (name) select name from geese where key = @key')).toBe(false);
});

test('a question that is asked of many says whose answer each row is', () => {
  const { text, values } = preparedEach('select day from ducks where name = @name order by day limit @limit', [
    { name: 'Ada', limit: 2 },
    { name: 'Bo', limit: 1 },
  ]);
  expect(text).toBe(
    'select q.*, l.n from unnest($1::bigint[], $2::text[], $3::bigint[]) as l(n, c0, c1) cross join lateral ' +
      '(select day from ducks where name = l.c0 order by day limit l.c1) q',
  );
  expect(values).toEqual([
    [0, 1],
    ['Ada', 'Bo'],
    [2, 1],
  ]);
});

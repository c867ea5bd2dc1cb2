// What headers ask of a reader, as servers write them and as they get them wrong.
import { expect, test } from 'vitest';
import { freshFor, retryAfter } from '../../../src/bot/polling/http-words.ts';

const NOW = Date.parse('2024-06-12T09:00:00Z');
const SECOND = 1000;

test.each<[string, Record<string, string>, number | null]>([
  ['max-age', { 'cache-control': 'public, max-age=600' }, 600 * SECOND],
  ['max-age in any case, quoted, spaced', { 'cache-control': 'Public,  MAX-AGE = "600"' }, 600 * SECOND],
  ['less the time in caches', { 'cache-control': 'max-age=600', age: '200' }, 400 * SECOND],
  ['never less than nothing', { 'cache-control': 'max-age=600', age: '9000' }, 0],
  ['a shared cache’s age is not ours', { 'cache-control': 's-maxage=600' }, null],
  ['no-cache and no-store ask nothing', { 'cache-control': 'max-age=600, no-cache' }, null],
  ['nor does no-store', { 'cache-control': 'no-store' }, null],
  [
    'Expires from Date',
    { expires: 'Wed, 12 Jun 2024 10:00:00 GMT', date: 'Wed, 12 Jun 2024 09:30:00 GMT' },
    1800 * SECOND,
  ],
  ['Expires from now', { expires: 'Wed, 12 Jun 2024 10:00:00 GMT' }, 3600 * SECOND],
  ['Expires in the past', { expires: 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
  ['max-age before Expires', { 'cache-control': 'max-age=60', expires: 'Wed, 12 Jun 2024 10:00:00 GMT' }, 60 * SECOND],
  ['Expires that is no date', { expires: '0' }, 0],
  ['nonsense', { 'cache-control': 'max-age=soon', expires: 'later' }, null],
  ['numbers past all counting', { 'cache-control': `max-age=${'9'.repeat(500)}` }, 999_999_999_999 * SECOND],
  ['nothing', {}, null],
])('freshness: %s', (_, headers, ms) => {
  const fresh = freshFor(headers, NOW);
  // Date.parse takes "0" for the year 2000: long past, so not fresh.
  expect(fresh).toBe(ms);
});

test.each<[string, string | undefined, number | null]>([
  ['seconds', '120', 120 * SECOND],
  ['a date', 'Wed, 12 Jun 2024 09:05:00 GMT', 300 * SECOND],
  ['a date that is over', 'Wed, 12 Jun 2024 08:00:00 GMT', 0],
  ['nonsense', 'in a while', null],
  ['a negative number', '-5x', null],
  ['nothing', undefined, null],
])('Retry-After: %s', (_, text, ms) => {
  expect(retryAfter(text === undefined ? {} : { 'retry-after': text }, NOW)).toBe(ms);
});

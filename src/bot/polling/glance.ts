// Whether an item can be about the story at all, by its own words: a hundredth of the cost of reading it.
import { decodeEntities } from '../../ingest/entities.ts';
import type { Item } from '../../model/article.ts';
import type { Saga } from '../../model/saga.ts';
import { mentions } from '../reading/belonging.ts';

/** Words from which on an item is certainly no teaser, whatever reading it leaves out: its page would not be fetched. */
const WHOLE_WORDS = 250;
const TAG = /<[^<>]*>/g;

/**
 * True for an item that need not be read: it is whole, or has no page to be fetched, and none of the story's words is in it. Tags may
 * stand between words or inside one: both are tried.
 */
export function isForeign(saga: Saga, { title, summary, content, link }: Item): boolean {
  const markup = content ?? summary ?? '';
  const text = decodeEntities(markup.replace(TAG, ' '));
  if (link !== null && text.split(/\s+/, WHOLE_WORDS + 1).length <= WHOLE_WORDS) return false;
  const joined = decodeEntities(markup.replace(TAG, ''));
  return !mentions(saga, `${title ?? ''} ${text}`) && !mentions(saga, joined);
}

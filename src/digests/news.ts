// Turns the digests of some days and the articles read lately into what is new in them.
import type { Day } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import type { Saga } from '../model/saga.ts';
import { dayBlocks, heading, nameOf, note, plural } from './parts.ts';

interface Fresh {
  /** Ids of the articles that are new to the reader. */
  readonly articles: readonly string[];
  /** Days with something new that are not shown. */
  readonly left: number;
}

/** Each event that a new article tells of, once: a weekend's event stands in the digests of both its days. */
function freshDays(days: readonly Day[], articles: ReadonlySet<string>): readonly Day[] {
  const seen = new Set<string>();
  const isFresh = ({ id, evidence }: Event): boolean =>
    !seen.has(id) && evidence.some(({ article }) => articles.has(article.id)) && Boolean(seen.add(id));
  return days
    .map(({ date, events }) => ({ date, events: events.filter(isFresh) }))
    .filter(({ events }) => events.length > 0);
}

const leftWords = (left: number): Block[] =>
  left > 0
    ? [note(`${plural(left, 'earlier day has', 'earlier days have')} something new too; ask about a day to see it.`)]
    : [];

/** What is new: the events that the new articles tell of, under their days. */
export function newsMessage(saga: Pick<Saga, 'name'>, days: readonly Day[], { articles, left }: Fresh): Message {
  const fresh = freshDays(days, new Set(articles));
  const events = fresh.reduce((sum, day) => sum + day.events.length, 0);
  const read = `${plural(articles.length, 'article was', 'articles were')} read`;
  const text = `Since you last asked, ${read}: ${events > 0 ? plural(events, 'event') : 'no event of a known day'}.`;
  return {
    summary: `${nameOf(saga)}: ${text}`,
    blocks: [heading(1, nameOf(saga)), { kind: 'paragraph', text }, ...leftWords(left), ...fresh.flatMap(dayBlocks)],
  };
}

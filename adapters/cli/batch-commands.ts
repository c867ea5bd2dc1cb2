// The commands that are pure functions of each line: neither a record nor a network.
import type { Command } from 'commander';
import type { Streams } from './streams.ts';

interface BatchCommand {
  readonly name: string;
  readonly description: string;
  /** What a line holds and what comes back, as its help shows it. */
  readonly takes: string;
  readonly gives: string;
  /** Its code is loaded when it is called. */
  readonly run: (streams: Streams) => Promise<void>;
}

const ARTICLE = '{"id", "published": "2017-07-26", "text", "title"?, "publisher"?, "url"?}';

const BATCH: readonly BatchCommand[] = [
  {
    name: 'tag',
    description: 'texts in, their time expressions and dated reports out',
    takes:
      '{"id": "1", "text": "It rained on Monday.", "dct": "2013-03-22"}\n(dct: the day of publication, or null; "mode": "news" or "narrative")',
    gives:
      '{"id", "timexes": [{"begin", "end", "text", "type", "value"}], "reports": [{"begin", "end", "date": {"from", "to", "granularity", "certainty"} or null}]}',
    run: async (streams) => (await import('./commands/tag.ts')).runTag(streams),
  },
  {
    name: 'read',
    description: 'pages or plain texts in, clean articles out',
    takes: '{"id": "1", "url"?, "html" or "text": "…", "headers"?: {…}}',
    gives: '{"id", "title", "byline", "publisher", "published", "updated", "kind", "text"}',
    run: async (streams) => (await import('./commands/read.ts')).runRead(streams),
  },
  {
    name: 'feed',
    description: 'feed documents in, their items out',
    takes: '{"id": "1", "url"?, "body": "<rss>…"}, or "bodyBase64" with "contentType"?',
    gives:
      '{"id", "title", "link", "items": [{"guid", "title", "link", "published", "summary", "content", "authors"}]}',
    run: async (streams) => (await import('./commands/feed.ts')).runFeed(streams),
  },
  {
    name: 'events',
    description: 'piles of articles in, the happenings that they tell out',
    takes: `{"id": "1", "articles": [${ARTICLE}], "people"?: [{"name", "aliases"?}]}`,
    gives:
      '{"id", "events": [{"id", "date", "headline", "kind", "actors", "publishers", "reports", "differing", "salience"}]}',
    run: async (streams) => (await import('./commands/events.ts')).runEvents(streams),
  },
  {
    name: 'timeline',
    description: 'piles of articles in, the days that matter out',
    takes: `{"id": "1", "query": ["lock", "flood"], "articles": [${ARTICLE}], "from"?, "to"?, "dates"?: 10, "sentences"?: 2}`,
    gives: '{"id", "days": [{"date", "sentences": [{"text", "article"}], "salience"}]}',
    run: async (streams) => (await import('./commands/timeline.ts')).runTimeline(streams),
  },
];

const helpOf = ({ takes, gives }: BatchCommand): string =>
  `\nEach line of standard input:\n  ${takes.replaceAll('\n', '\n  ')}\nand of standard output, in the same order:\n  ${gives}\nor {"id", "error": {"code", "message"}} for a line that can't be read. “?” marks what may be left out.`;

export function addBatchCommands(program: Command, streams: Streams): void {
  program.commandsGroup('The parts by themselves, JSON Lines in and out:');
  for (const batch of BATCH)
    program
      .command(batch.name)
      .description(batch.description)
      .addHelpText('after', helpOf(batch))
      .action(() => batch.run(streams));
}

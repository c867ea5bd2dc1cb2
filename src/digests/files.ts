// Turns a saga's digests into files: one Markdown page for each day that has something, and an index with a line for each.
import { longDayWords } from '../model/date-words.ts';
import type { Digest } from '../model/digest.ts';
import { compareText } from '../model/order.ts';
import { inertLine } from '../model/outside-text.ts';
import { digestMessage } from './digest-message.ts';
import { inShort } from './headline.ts';
import { escapeMarkdown, renderMarkdown } from './render-markdown.ts';

export interface DigestFile {
  /** Relative to the saga's digest folder. */
  readonly path: string;
  readonly text: string;
}

const eventCount = (digest: Digest): number =>
  digest.days.reduce((sum, day) => sum + day.events.length + (day.omitted ?? 0), 0);

function indexLine(digest: Digest): string {
  const lead = digest.days.flatMap(({ events }) => events)[0];
  const more = eventCount(digest) - 1;
  const words = lead ? `: ${escapeMarkdown(inShort(lead))}` : '';
  return `- [${longDayWords(digest.from)}](${digest.from}.md)${words}${more > 0 ? ` (${more} more)` : ''}`;
}

/** `digests` are single days; days without events get no file. The same digests give the same bytes: no time of writing inside. */
export function digestFiles(saga: { readonly name: string }, digests: readonly Digest[]): DigestFile[] {
  const filled = [...digests].filter(({ days }) => days.length > 0).sort((a, b) => compareText(a.from, b.from));
  const name = escapeMarkdown(inertLine(saga.name) ?? 'Digests');
  const index = [`# ${name}`, '', ...filled.map(indexLine)].join('\n');
  return [
    { path: 'README.md', text: `${index}\n` },
    ...filled.map((digest) => ({ path: `${digest.from}.md`, text: renderMarkdown(digestMessage(digest)) })),
  ];
}

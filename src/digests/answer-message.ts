// Turns answers into messages: the line, how the question was read, the events, what could be asked next.
import type { Answer, Day } from '../model/digest.ts';
import type { Event } from '../model/event.ts';
import type { Block, Message } from '../model/message.ts';
import { inertLine } from '../model/outside-text.ts';
import { eventBlock, lineBlock, undatedBlock } from './blocks.ts';
import { daysOf } from './compose.ts';
import { lineOf } from './line.ts';
import { lineupOf } from './lineup.ts';
import { dayBlocks, heading, note, plural } from './parts.ts';
import { spanLineup } from './span-lineup.ts';
import { writtenBlocks } from './written-blocks.ts';

/** Assumptions that the lead does not say already. */
const assumptions = ({ interpretation, lead }: Answer): Block[] => {
  const unsaid = interpretation.assumed.filter((sentence) => !lead.includes(sentence)).map((s) => inertLine(s) ?? '');
  return unsaid.length > 0 ? [note(unsaid.join(' '))] : [];
};

/** Which events of an answer its message shows, in their order. */
export const shownIn = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'event' || block.kind === 'line' ? [block.event] : []));

/**
 * A topic's events stand in order of relevance: their dates are beside them. A day has the form of its digest, a longer time that of a
 * digest of several days; what is asked of a matter stands in lines under its dates.
 */
function answerEvents({ interpretation, events, total, before = 0, listed }: Answer): Block[] {
  const { kind, from, to, terms } = interpretation;
  if (listed) return events.map((event) => lineBlock(event, null, { isShort: true }));
  if (terms.length > 0 || kind === 'unclear') return matterEvents(events);
  const isPeriod = (kind === 'day' || kind === 'span') && from !== null && to !== null;
  if (isPeriod && terms.length === 0 && before === 0) {
    const { headline, blocks, shown } =
      kind === 'day' ? lineupOf(events, { from, to, granularity: 'day' }) : spanLineup(daysOf(events));
    const left = (total ?? events.length) - shown.length;
    return [...(headline ? [heading(1, headline)] : []), ...blocks, ...(left > 0 ? [note(moreWords(left))] : [])];
  }
  const isOneDay = (event: Event): boolean => event.date.from === from && event.date.to === to;
  if (kind === 'day' && events.every(isOneDay)) return events.map((event) => lineBlock(event, event.date));
  return daysInGivenOrder(events).flatMap(dayBlocks);
}

/** Characters of sentences that an answer about a matter shows beside its first one. */
const SHORT = 320;

/** The best answer in full, the next ones as lines while they are short. */
function matterEvents([first, ...others]: readonly Event[]): Block[] {
  if (!first) return [];
  const lines = others.map((event) => lineBlock(event, null, { isShort: true }));
  let length = lineOf(first.evidence[0]).length;
  const shown = lines.filter(({ text }) => {
    length += text.length;
    return length <= SHORT;
  });
  return [eventBlock(first, null), ...shown];
}

const moreWords = (left: number): string =>
  `${plural(left, 'more event')}; ask “more” for ${left === 1 ? 'it' : 'them'}.`;

/** Dates ascend or descend as the answer has them ("latest" descends); events of one date stay together. */
function daysInGivenOrder(events: readonly Event[]): Day[] {
  const days = daysOf(events);
  const [first, last] = [events[0]?.date.from ?? '', events.at(-1)?.date.from ?? ''];
  return first > last ? days.reverse() : days;
}

/** An answer: how the question was read, the events, further questions. */
export function answerMessage(answer: Answer): Message {
  const lead = inertLine(answer.lead);
  const questions = answer.suggestions.map((question) => inertLine(question)).filter((question) => question !== null);
  const line = inertLine(answer.line ?? null);
  return {
    summary: line ?? lead ?? inertLine(answer.question) ?? '',
    blocks: [
      ...writtenBlocks(answer.written),
      ...(line ? [{ kind: 'paragraph' as const, text: line }] : []),
      ...(lead ? [{ kind: 'paragraph' as const, text: lead }] : []),
      ...assumptions(answer),
      ...answerEvents(answer),
      ...(answer.undated ?? []).map(undatedBlock),
      ...(questions.length > 0 ? [{ kind: 'suggestions' as const, questions }] : []),
    ],
  };
}

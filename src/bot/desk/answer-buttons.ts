// The buttons of an answer: the days beside it, its sources, the timeline, the same for everybody.
import { isDayQuestion } from '../../answer/suggest.ts';
import type { ActionsBlock, Block, Message } from '../../model/message.ts';
import { answerAction } from './actions.ts';
import type { Snapshot } from './snapshot.ts';

/** Buttons that are questions in the conversation of their message. */
export const QUESTIONS: Readonly<Record<string, string>> = {
  previous: 'the day before',
  next: 'the day after',
  sources: 'sources',
  more: 'more',
};

const BUTTONS: readonly (readonly [string, string])[] = [
  ['previous', 'Previous day'],
  ['next', 'Next day'],
  ['all', 'All events'],
  ['sources', 'Sources'],
  ['timeline', 'Full timeline'],
];

/** Beside the buttons of the days around it a day's answer needs no questions about them; one that has nothing keeps their dates. */
function withoutDays(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some(({ kind }) => kind === 'event' || kind === 'line')) return blocks;
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'suggestions') return [block];
    const questions = block.questions.filter((question) => !isDayQuestion(question));
    return questions.length > 0 ? [{ ...block, questions }] : [];
  });
}

/** Whether it is a digest, which shows the first of its events. */
const leavesOut = ({ blocks }: Message): boolean =>
  blocks.some((block) => block.kind === 'note' && /\bmore (?:events?|dates?)\b/.test(block.text));

const TELLING: ReadonlySet<Block['kind']> = new Set(['event', 'line', 'entry', 'list', 'picture']);

/** Whether it tells anything; that a day has nothing, or can't be read, is for whoever asked. */
const tellsAnything = ({ blocks }: Message): boolean => blocks.some(({ kind }) => TELLING.has(kind));

/** The message with the buttons of an answer; `canBePosted`: only one person sees it. Its pages are the platform's own matter. */
export function withButtons(
  message: Message,
  id: string,
  { command, after }: Pick<Snapshot, 'command' | 'after'>,
  canBePosted: boolean,
): Message {
  const isDated = after !== null && after.from !== null;
  const buttons = BUTTONS.filter(([what]) => isDated || what === 'timeline')
    .filter(([what]) => what !== command)
    .filter(([what]) => what !== 'all' || leavesOut(message));
  const post = canBePosted && tellsAnything(message) ? [['post', 'Post to channel'] as const] : [];
  const actions = [...buttons, ...post].map(([what, label]) => ({ id: what, label, value: answerAction(id, what) }));
  const block: ActionsBlock = { kind: 'actions', actions };
  const isOneDay = isDated && after.from === after.to;
  return { ...message, blocks: [...(isOneDay ? withoutDays(message.blocks) : message.blocks), block] };
}

// Turns what people do on a platform (ask, use a command, press a button) into messages, and remembers the conversation.
import { UserError } from '../errors.ts';
import type { ActionsBlock, Message } from '../model/message.ts';
import { type Person, type Place, placeKey } from '../model/place.ts';
import type { ThreadContext } from '../model/question.ts';
import type { Saga } from '../model/saga.ts';
import type { Clock, Memory, Sagas } from '../ports.ts';
import type { Conversation, OptionKind, Reply } from './command.ts';
import { findCommand, runCommand } from './commands.ts';
import type { Daybook } from './daybook.ts';
import { findSnapshot, keepSnapshot, type Snapshot } from './snapshot.ts';
import { type Choice, suggestionsFor } from './suggestions.ts';

/** Where and by whom something is asked. */
export interface Setting {
  readonly place: Place;
  readonly person: Person;
}

/** What goes back: a message with its buttons. The platform decides on pages; `page` is the one to show, from 0. */
export interface Outgoing {
  readonly message: Message;
  readonly page: number;
  /** person: only who asked sees it; channel: everybody. */
  readonly audience: 'person' | 'channel';
}

export interface Desk {
  /** A question in words: a mention, a direct message, a reply in a thread. */
  ask(text: string, setting: Setting): Promise<Outgoing>;
  command(name: string, value: string | null, setting: Setting): Promise<Outgoing>;
  /** A button of an earlier message: `action` as the button carries it. */
  press(action: string, setting: Setting): Promise<Outgoing>;
  /** What may be typed for an option, at most 25. */
  suggest(kind: OptionKind, typed: string, setting: Setting): Promise<readonly Choice[]>;
  /** Whether the bot has answered in this thread: a reply there needs no mention. */
  knows(place: Place): Promise<boolean>;
  /** An answer given in one place was posted in another: replies there go on from it. */
  carryOver(from: Place, to: Place): Promise<void>;
}

export interface DeskPorts {
  readonly daybook: Daybook;
  readonly sagas: Sagas;
  readonly memory: Memory;
  readonly clock: Clock;
}

/** A conversation is taken up again for this long. */
const THREAD_MS = 90 * 86_400_000;

/** Buttons that are questions in the conversation of their message. */
const QUESTIONS: Readonly<Record<string, string>> = {
  previous: 'the day before',
  next: 'the day after',
  sources: 'sources',
  more: 'more',
};

const BUTTONS: readonly (readonly [string, string])[] = [
  ['previous', 'Previous day'],
  ['next', 'Next day'],
  ['sources', 'Sources'],
  ['timeline', 'Full timeline'],
];

/** "saga:<snapshot>:<what>[:<page>]": what a button carries. */
export const actionOf = (snapshot: string, what: string): string => `saga:${snapshot}:${what}`;

/** What a button carries that shows another page of a message, or null for a message that cannot be come back to. */
export function pageActionOf({ blocks }: Message): ((page: number) => string) | null {
  const [action] = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const [prefix, snapshot] = action?.value.split(':') ?? [];
  return prefix === 'saga' && snapshot ? (page) => `${actionOf(snapshot, 'page')}:${page}` : null;
}

interface Pressed {
  readonly snapshot: string;
  readonly what: string;
  readonly page: number;
}

function readAction(action: string): Pressed {
  const [prefix, snapshot, what, page = '0'] = action.split(':');
  if (prefix !== 'saga' || !snapshot || !what || !/^\d{1,4}$/.test(page)) {
    throw new UserError('not-found', 'This button is not one of mine; ask again.');
  }
  return { snapshot, what, page: Number(page) };
}

const workspaceOf = ({ channel }: Place): string => `${channel.platform}/${channel.workspace ?? channel.id}`;

export function createDesk({ daybook, sagas, memory, clock }: DeskPorts): Desk {
  const threadKey = (place: Place): string => `thread/${placeKey(place)}`;

  /** The saga a channel follows: its own choice, else the first there is. */
  const sagaOf = async (place: Place): Promise<Saga> => {
    const chosen = (await memory.recall(`saga/${placeKey({ ...place, thread: null })}`)) as string | null;
    const saga = (chosen !== null && (await sagas.find(chosen))) || (await sagas.list())[0];
    if (!saga) throw new UserError('unknown-saga', 'No saga is followed yet; read some articles first.');
    return saga;
  };

  const conversationIn = async (place: Place): Promise<Conversation> => {
    const saga = await sagaOf(place);
    return { saga, thread: (await memory.recall(threadKey(place))) as ThreadContext | null };
  };

  /** Runs a command in a conversation, remembers where it led, and puts the buttons on its message. */
  const answered = async (
    command: string,
    value: string | null,
    before: Conversation,
    { place, person }: Setting,
    { page = 0, audience }: { readonly page?: number; readonly audience: Outgoing['audience'] },
  ): Promise<Outgoing> => {
    const found = findCommand(command);
    if (found.isForManagers && !person.canManage) {
      throw new UserError('forbidden', `Only those who manage this channel can use “${command}”; ask one of them.`);
    }
    const reply: Reply = await runCommand(daybook, found, value, before);
    const { saga, thread } = reply.conversation;
    await memory.remember(threadKey(place), thread, clock.now() + THREAD_MS);
    if (saga.id !== before.saga.id)
      await memory.remember(`saga/${placeKey({ ...place, thread: null })}`, saga.id, null);
    const snapshot: Snapshot = { saga: saga.id, command, value, before: before.thread, after: thread };
    const id = await keepSnapshot(memory, workspaceOf(place), snapshot, clock.now());
    return { message: withButtons(reply.message, id, snapshot, audience), page, audience };
  };

  return {
    async ask(text, setting) {
      return answered('ask', text, await conversationIn(setting.place), setting, { audience: 'channel' });
    },
    async command(name, value, setting) {
      return answered(name, value, await conversationIn(setting.place), setting, { audience: 'person' });
    },
    async press(action, setting) {
      const { snapshot: id, what, page } = readAction(action);
      const snapshot = await findSnapshot(memory, workspaceOf(setting.place), id);
      const saga = snapshot && (await sagas.find(snapshot.saga));
      if (!snapshot || !saga) throw new UserError('not-found', 'That message is too old for its buttons; ask again.');
      const after = { saga, thread: snapshot.after };
      const question = QUESTIONS[what];
      if (question) return answered('ask', question, after, setting, { audience: 'person' });
      if (what === 'timeline') return answered('timeline', null, after, setting, { page, audience: 'person' });
      const before = { saga, thread: snapshot.before };
      const audience = what === 'post' ? 'channel' : 'person';
      return answered(snapshot.command, snapshot.value, before, setting, { page, audience });
    },
    async suggest(kind, typed, { place }) {
      return suggestionsFor(kind, typed, await sagaOf(place), { daybook, sagas });
    },
    async knows(place) {
      return place.thread !== null && (await memory.recall(threadKey(place))) !== null;
    },
    async carryOver(from, to) {
      await memory.remember(threadKey(to), await memory.recall(threadKey(from)), clock.now() + THREAD_MS);
    },
  };
}

/** The buttons of an answer; a timeline's pages are the platform's own matter. */
function withButtons(
  message: Message,
  id: string,
  { command, after }: Snapshot,
  audience: Outgoing['audience'],
): Message {
  if (command === 'help' || command === 'sagas') return message;
  const isDated = after !== null && after.from !== null;
  const buttons = BUTTONS.filter(([what]) => isDated || what === 'timeline').filter(([what]) => what !== command);
  const post = audience === 'person' ? [['post', 'Post to channel'] as const] : [];
  const actions = [...buttons, ...post].map(([what, label]) => ({ id: what, label, value: actionOf(id, what) }));
  const block: ActionsBlock = { kind: 'actions', actions };
  return { ...message, blocks: [...message.blocks, block] };
}

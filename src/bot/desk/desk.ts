// What people do on a platform (ask, use a command, press a button), answered; and the conversation remembered.

import { asksSinceLastLook } from '../../answer/question-words.ts';
import { NOT_TOLD } from '../../answer/shape/answer-line.ts';
import { isUserError, UserError } from '../../errors.ts';
import type { Message } from '../../model/message.ts';
import { type Place, placeKey } from '../../model/place.ts';
import type { ThreadContext } from '../../model/question.ts';
import type { Saga } from '../../model/saga.ts';
import type { Memory } from '../../ports.ts';
import type {
  Choice,
  Command,
  CommandOption,
  CommandPorts,
  Conversation,
  Setting,
  Values,
} from '../commands/command.ts';
import { listensIn } from '../commands/listening.ts';
import { standingValues, subscriptionIn } from '../commands/scheduling.ts';
import { findCommand, refuseUnlessAllowed, runCommand } from '../commands/table.ts';
import type { Daybook } from '../daybook.ts';
import { readAction } from './actions.ts';
import { QUESTIONS, withButtons } from './answer-buttons.ts';
import { keptThread, keptWord } from './kept.ts';
import { isDatedQuestion, saidTo } from './overhearing.ts';
import { postedIn } from './posted.ts';
import { findSnapshot, keepSnapshot, type Snapshot } from './snapshot.ts';
import { suggestionsFor } from './suggestions.ts';

export type { Setting, Values } from '../commands/command.ts';

/** What goes back: a message with its buttons. The platform decides on pages; `page` is the one to show, from 0. */
export interface Outgoing {
  readonly message: Message;
  readonly page: number;
  /** person: only who asked sees it; channel: everybody. */
  readonly audience: 'person' | 'channel';
}

/** A command to be filled in: a modal, where a platform has them. */
export interface Form {
  readonly command: Command;
  /** What stands already, by option. */
  readonly values: Values;
}

export interface Desk {
  /** A question in words: a mention, a direct message, a reply in a thread. */
  ask(text: string, setting: Setting): Promise<Outgoing>;
  command(name: string, values: Values, setting: Setting): Promise<Outgoing>;
  /** A button of an earlier message: `action` as the button carries it. Not for buttons of forms. */
  press(action: string, setting: Setting): Promise<Outgoing>;
  /**
   * The form of a command, filled in with what stands already. `value`: its first option or saga, where a button names one. Rejects with a
   * UserError (forbidden) where the person may not use the command.
   */
  form(name: string, value: string | null, setting: Setting): Promise<Form>;
  /** What may be typed for an option, at most 25. */
  suggest(option: Pick<CommandOption, 'kind' | 'choices'>, typed: string, setting: Setting): Promise<readonly Choice[]>;
  /** Whether the bot has answered in this thread, or it hangs on a digest of ours: a reply there needs no mention. */
  knows(place: Place): Promise<boolean>;
  /**
   * Whether a message that names nobody is a question for the bot: in a conversation that it knows, or where it may listen and the
   * record can answer. What people say to each other is not.
   */
  overhears(text: string, place: Place): Promise<boolean>;
  /** An answer given in one place was posted in another: replies there go on from it. */
  carryOver(from: Place, to: Place): Promise<void>;
}

/** A conversation is taken up again for this long. */
const THREAD_MS = 90 * 86_400_000;

const threadKey = (place: Place): string => `thread/${placeKey(place)}`;
const sagaKey = (place: Place): string => `saga/${placeKey({ ...place, thread: null })}`;

const contextOf = async (memory: Memory, place: Place): Promise<ThreadContext | null> =>
  keptThread.read(await memory.recall(threadKey(place))) ?? postedIn(memory, place);

interface Showing {
  readonly page?: number;
  readonly audience: Outgoing['audience'];
}

export function createDesk(ports: CommandPorts): Desk {
  const { daybook, sagas, memory, clock } = ports;

  const keepThread = (place: Place, thread: ThreadContext | null): Promise<void> =>
    thread === null
      ? memory.forget(threadKey(place))
      : memory.remember(threadKey(place), keptThread.write(thread), clock.now() + THREAD_MS);

  /** The saga a channel follows: its own choice, else the one whose digests it gets, else the first there is. */
  const sagaOf = async (place: Place): Promise<Saga> => {
    const chosen = keptWord.read(await memory.recall(sagaKey(place)));
    const found = chosen === null ? null : await sagas.find(chosen);
    if (found) return found;
    const all = await sagas.list();
    for (const saga of all) if (await subscriptionIn(ports, place.channel, saga.id)) return saga;
    if (all[0]) return all[0];
    throw new UserError('unknown-saga', 'No saga is followed yet; read some articles first.');
  };

  /** A thread under a digest is about the digest's saga, whatever else its channel follows. */
  const conversationIn = async (place: Place): Promise<Omit<Conversation, 'setting'>> => {
    const thread = await contextOf(memory, place);
    const posted = thread && (await postedIn(memory, place)) ? await sagas.find(thread.saga) : null;
    return { saga: posted ?? (await sagaOf(place)), thread };
  };
  const conversationOf = async (setting: Setting): Promise<Conversation> => ({
    ...(await conversationIn(setting.place)),
    setting,
  });

  const canAnswer = (request: Parameters<Daybook['ask']>[0]): Promise<boolean> =>
    daybook.ask(request).then(
      ({ answer }) => answer.answered && answer.line !== NOT_TOLD,
      (error: unknown) => {
        if (isUserError(error)) return false;
        throw error;
      },
    );

  /** Runs a command in a conversation, remembers where it led, and puts the buttons on its message; a terminal has none. */
  const answered = async (
    name: string,
    given: Values,
    before: Conversation,
    { page = 0, audience }: Showing,
  ): Promise<Outgoing> => {
    const command = findCommand(name);
    const { place } = before.setting;
    refuseUnlessAllowed(command, before.setting.person);
    const { message, conversation, values = given } = await runCommand(ports, command, given, before);
    const { saga, thread } = conversation;
    await keepThread(place, thread);
    if (saga.id !== before.saga.id) await memory.remember(sagaKey(place), keptWord.write(saga.id), null);
    if (!command.isAnswer || place.channel.platform === 'terminal') return { message, page, audience };
    const snapshot: Snapshot = { saga: saga.id, command: name, values, before: before.thread, after: thread };
    const id = await keepSnapshot(memory, place.channel, snapshot, clock.now());
    return { message: withButtons(message, id, snapshot, audience === 'person'), page, audience };
  };

  /** A button of an answer: a question about it, another page of it, or the same for everybody. */
  const pressed = async (id: string, what: string, page: number, setting: Setting): Promise<Outgoing> => {
    const snapshot = await findSnapshot(memory, setting.place.channel, id);
    const saga = snapshot && (await sagas.find(snapshot.saga));
    if (!snapshot || !saga) throw new UserError('not-found', 'That message is too old for its buttons; ask again.');
    const question = QUESTIONS[what];
    const after = { saga, thread: snapshot.after, setting };
    if (question) return answered('ask', { question }, after, { audience: 'person' });
    if (what === 'all') {
      const days = daysOf(snapshot.after);
      if (days === null) return answered('ask', { question: 'more' }, after, { audience: 'person' });
      return answered('digest', { date: days, all: 'yes' }, after, { audience: 'person' });
    }
    if (what === 'timeline') return answered('timeline', {}, after, { audience: 'person' });
    const audience = what === 'post' ? 'channel' : 'person';
    return answered(snapshot.command, snapshot.values, { saga, thread: snapshot.before, setting }, { page, audience });
  };

  return {
    async ask(text, setting) {
      const before = await conversationOf(setting);
      return asksSinceLastLook(text)
        ? answered('news', {}, before, { audience: 'channel' })
        : answered('ask', { question: text }, before, { audience: 'channel' });
    },
    async command(name, values, setting) {
      return answered(name, values, await conversationOf(setting), { audience: 'person' });
    },
    async press(text, setting) {
      const action = readAction(text);
      if (action.kind === 'answer') return pressed(action.snapshot, action.what, action.page, setting);
      const values = valuesNamed(findCommand(action.command), action.value);
      return answered(action.command, values, await conversationOf(setting), { audience: 'person' });
    },
    async form(name, value, setting) {
      const command = findCommand(name);
      refuseUnlessAllowed(command, setting.person);
      const values = valuesNamed(command, value);
      const saga = (values.saga && (await sagas.find(values.saga))) || (await sagaOf(setting.place));
      return { command, values: { ...(await standingValues(ports, command, saga, setting.place.channel)), ...values } };
    },
    async suggest(option, typed, { place }) {
      return suggestionsFor(option, typed, { ports, place, saga: () => sagaOf(place) });
    },
    async knows(place) {
      return place.thread !== null && (await contextOf(memory, place)) !== null;
    },
    async overhears(text, place) {
      const { saga, thread } = await conversationIn(place);
      if (thread === null && !(await listensIn(memory, place))) return false;
      const dates = await daybook.datesIn(saga, text);
      const to = thread ? saidTo(text, saga, dates) : isDatedQuestion(text, dates) ? 'either' : 'people';
      return to === 'either' ? canAnswer({ saga, question: text, thread }) : to === 'bot';
    },
    async carryOver(from, to) {
      await keepThread(to, await contextOf(memory, from));
    },
  };
}

/** The days that an answer was about, in words; null where it was about a matter. */
const daysOf = (thread: ThreadContext | null): string | null =>
  !thread?.from || thread.terms.length > 0
    ? null
    : thread.to === null || thread.to === thread.from
      ? thread.from
      : `${thread.from} to ${thread.to}`;

/** The option that a button names beside its command: a saga or a delivery, else the first. */
function valuesNamed({ options }: Command, value: string | null): Values {
  const option = options.find(({ kind }) => kind === 'saga' || kind === 'delivery') ?? options[0];
  return option && value !== null ? { [option.name]: value } : {};
}

// Turns what the adapter asks of the core into answers that say what was asked, in time or late, well or badly.

import { findCommand } from '../../../src/bot/commands/table.ts';
import { answerAction } from '../../../src/bot/desk/actions.ts';
import type { Desk, Outgoing, Setting, Values } from '../../../src/bot/desk/desk.ts';
import type { ActionsBlock, Message, PictureBlock } from '../../../src/model/message.ts';
import type { Log, Memory } from '../../../src/ports.ts';

export interface ScriptedDesk extends Desk {
  readonly settings: Setting[];
  /** What the next answers wait for. */
  wait: Promise<unknown>;
  failure: Error | null;
  /** Milliseconds for which an answer keeps the whole process busy. */
  busy: number;
  /** Sentences in an answer: many make pages. */
  length: number;
  /** Stands below the title of answers. */
  picture: PictureBlock | null;
  /** The buttons of answers. */
  actions: ActionsBlock['actions'];
  /** What stands in every form. */
  standing: Values;
  isListening: boolean;
  /** Conversations that were carried from one to another. */
  readonly carried: (readonly [from: string | null, to: string | null])[];
}

const SNAPSHOT = 'abcdefghijkl';

export function createScriptedDesk(): ScriptedDesk {
  const known = new Set<string | null>();
  const answer = async (
    text: string,
    setting: Setting,
    audience: Outgoing['audience'],
    page = 0,
  ): Promise<Outgoing> => {
    desk.settings.push(setting);
    await desk.wait;
    const end = performance.now() + desk.busy;
    while (performance.now() < end);
    if (desk.failure) throw desk.failure;
    known.add(setting.place.thread);
    return { message: messageSaying(text), page, audience };
  };
  const messageSaying = (text: string): Message => ({
    summary: text,
    blocks: [
      { kind: 'heading', level: 1, text },
      ...(desk.picture ? [desk.picture] : []),
      ...Array.from({ length: desk.length }, (_, i) => ({
        kind: 'paragraph' as const,
        text: `${'One thing after another happened there. '.repeat(20)}${i}.`,
      })),
      { kind: 'suggestions', questions: ['and the day after?'] },
      { kind: 'actions', actions: desk.actions },
    ],
  });
  const desk: ScriptedDesk = {
    settings: [],
    wait: Promise.resolve(),
    failure: null,
    busy: 0,
    length: 1,
    picture: null,
    actions: [
      { id: 'next', label: 'Next day', value: answerAction(SNAPSHOT, 'next') },
      { id: 'post', label: 'Post to channel', value: answerAction(SNAPSHOT, 'post') },
    ],
    standing: {},
    isListening: false,
    carried: [],
    ask: (text, setting) => answer(`Asked: ${text}`, setting, 'channel'),
    command: (name, values, setting) =>
      answer(`Command ${name}: ${Object.values(values).join(' ') || null}`, setting, 'person'),
    form: async (name, value) => ({
      command: findCommand(name),
      values: { ...desk.standing, ...(value ? { saga: value } : {}) },
    }),
    overhears: async (text, { thread }) => known.has(thread) || (desk.isListening && text.endsWith('?')),
    press: (action, setting) => {
      if (!action.startsWith('saga:')) return answer(`Pressed ${action}`, setting, 'person');
      const [, , what = '', page = '0'] = action.split(':');
      return answer(`Pressed ${what}`, setting, what === 'post' ? 'channel' : 'person', Number(page));
    },
    suggest: async ({ kind }, typed) => {
      await desk.wait;
      return [
        { label: `${kind} ${typed}`, value: typed },
        { label: 'x'.repeat(200), value: 'a label that was too long' },
        { label: 'a value that is too long', value: 'x'.repeat(200) },
      ];
    },
    knows: async (place) => known.has(place.thread),
    carryOver: async (from, to) => {
      desk.carried.push([from.thread, to.thread]);
      if (known.has(from.thread)) known.add(to.thread);
    },
  };
  return desk;
}

/** What the bot remembers, for as long as the test runs. */
export function createTestMemory(): Memory {
  const values = new Map<string, unknown>();
  return {
    recall: async (key) => values.get(key) ?? null,
    remember: async (key, value) => {
      values.set(key, value);
    },
    forgetAll: async () => 0,
    forget: async (key) => {
      values.delete(key);
    },
    claim: async (key) => !values.has(key) && Boolean(values.set(key, true)),
    sweep: async () => {},
  };
}

export interface TestLog extends Log {
  readonly lines: string[];
}

export function createTestLog(): TestLog {
  const lines: string[] = [];
  const line =
    (level: string) =>
    (fields: Readonly<Record<string, unknown>>, message: string): void => {
      lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
    };
  return { lines, info: line('info'), warn: line('warn'), error: line('error') };
}

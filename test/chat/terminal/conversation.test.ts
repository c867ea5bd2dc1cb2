// What is typed in the terminal reaches the desk as it is meant: a question, a command with a slash, "/saga" as on the platforms.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { converse } from '../../../adapters/chat/terminal/conversation.ts';
import type { Desk, Setting } from '../../../src/bot/desk/desk.ts';

/** Types some lines and gives what the desk was asked. */
async function typed(...lines: string[]): Promise<string[]> {
  const asked: string[] = [];
  const reply = { message: { summary: '', blocks: [] } };
  const desk = {
    ask: async (question: string) => {
      asked.push(`ask ${question}`);
      return reply;
    },
    command: async (name: string, values: object) => {
      asked.push(`${name} ${JSON.stringify(values)}`);
      return reply;
    },
  } as unknown as Desk;
  const input = new PassThrough();
  const output = new PassThrough().resume();
  const setting: Setting = {
    place: { channel: { platform: 'terminal', workspace: null, id: 'terminal' }, thread: 'session', isPrivate: true },
    person: { id: 'terminal', canManage: true },
  };
  const options = { input, output, isPlain: true, historyFile: '/nowhere' };
  const ended = converse(desk, setting, reply.message, options);
  input.end(`${lines.join('\n')}\n`);
  await ended;
  return asked;
}

test.each([
  ['what happened on May 4?', 'ask what happened on May 4?'],
  ['/latest', 'latest {}'],
  ['/saga latest', 'latest {}'],
  ['/saga', 'help {}'],
  ['/sagas', 'sagas {}'],
])('%s', async (line, meant) => {
  expect(await typed(line)).toEqual([meant]);
});

// Turns a way to talk to the bot into the suite that every chat platform must pass, the terminal among them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Values } from '../../src/bot/commands/command.ts';
import { COMMANDS } from '../../src/bot/commands/table.ts';

/** Somebody who talks to the bot; all words come as that person reads them. The record is the one about the Kellmoor dam. */
export interface TestChat {
  /** Says something to the bot that begins a conversation: a mention, a line. Resolves with the answer's words. */
  says(text: string): Promise<string>;
  /** Goes on in the conversation of the last answer without naming the bot. */
  replies(text: string): Promise<string>;
  uses(command: string, values: Values): Promise<string>;
  /** Presses a button of the last answer that was said. Null on a platform without buttons. */
  readonly presses: ((label: string) => Promise<string>) | null;
  /** Ends the bot and starts it again. Null where each start begins a new conversation. */
  readonly restart: (() => Promise<void>) | null;
  /** Whether digests can be posted here. */
  readonly isChannel: boolean;
  close(): Promise<void>;
}

const CRACK = 'Engineers found a crack in the Kellmoor dam';
const EMPTIED = 'The village of Kellmoor was emptied';

/** `open` starts the bot and lets somebody in. `skip`: why this cannot run here. */
export function describeChat(name: string, open: () => Promise<TestChat>, skip?: string): void {
  describe.skipIf(skip)(`${name}${skip ? ` [skipped: ${skip}]` : ''}`, () => {
    let chat: TestChat;
    beforeAll(async () => {
      chat = await open();
    }, 60_000);
    afterAll(() => chat.close());

    test('a question about a day gets that day’s events and who tells them, and no other day’s', async () => {
      const words = await chat.says('what happened on March 14, 2023?');
      expect(words).toContain('Tuesday, 14 March 2023');
      expect(words).toContain(CRACK);
      expect(words).toContain('The Kellmoor Gazette');
      expect(words).not.toContain(EMPTIED);
    });

    test('a reply goes on from there', async () => {
      await chat.says('what happened on March 14, 2023?');
      expect(await chat.replies('and the day after?')).toContain(EMPTIED);
      expect(await chat.replies('and the day before?')).toContain(CRACK);
    });

    test('a reply goes on after a restart', async ({ skip: leave }) => {
      await chat.says('what happened on March 14, 2023?');
      if (!chat.restart) return leave('each start is a conversation of its own');
      await chat.restart();
      expect(await chat.replies('and the day after?')).toContain(EMPTIED);
    });

    test('the months as a picture come with words for who can’t see it, public address or none', async () => {
      expect(await chat.says('timeline picture:true')).toMatch(
        /how much is recorded of each month, \w+ \d{4}.*the most/,
      );
    });

    test('words from outside stand as they are', async () => {
      expect(await chat.says('what happened on March 14, 2023?')).toContain('told <@U0ADA> & <everyone> to leave');
    });

    test('a day without anything is said to have nothing', async () => {
      expect(await chat.says('what happened on July 4, 2022?')).toMatch(/Nothing is recorded/);
    });

    test.each([
      ['what happened on February 30, 2023?', /February/],
      [`what about ${'the dam and '.repeat(60)}the road?`, /ask in at most 500/],
    ])('%j gets one sentence', async (question, sentence) => {
      expect(await chat.says(question)).toMatch(sentence);
    });

    test('a command says the same as the question', async () => {
      expect(await chat.uses('on', { date: 'March 15, 2023' })).toContain('Tomas Brandt opened the sports hall');
      expect(await chat.uses('ask', { question: 'what happened on March 15, 2023?' })).toContain(EMPTIED);
      expect(await chat.uses('who', { person: 'Orla Finch' })).toContain('closed the road');
    });

    test('help tells of every command that can be used here', async () => {
      const words = await chat.uses('help', {});
      for (const { name: command, description, isForChannels, isForManagers } of COMMANDS)
        if (chat.isChannel || !isForChannels)
          expect(words, command).toContain(command === 'help' || isForManagers ? command : description);
    });

    test('what is new is told once', async () => {
      expect(await chat.uses('news', {})).toContain('You have not asked this before');
      expect(await chat.uses('news', {})).toContain('Nothing was read since you last asked.');
    });

    test('buttons lead to the days beside it and to its sources', async ({ skip: leave }) => {
      await chat.says('what happened on March 14, 2023?');
      if (!chat.presses) return leave('there are no buttons');
      expect(await chat.presses('Next day')).toContain(EMPTIED);
      expect(await chat.presses('Sources')).toContain('The Kellmoor Gazette');
    });
  });
}

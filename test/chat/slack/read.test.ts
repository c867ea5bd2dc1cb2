// Turns what people type in Slack into commands and questions.
import { describe, expect, test } from 'vitest';
import { readCommand, readSaid, typedText } from '../../../adapters/chat/slack/read.ts';

const BOT = 'U0BOT';

describe('what was typed', () => {
  test.each([
    ['<@U0BOT> what happened?', 'what happened?'],
    ['what did <@U0BOT> AT&amp;T &lt;say&gt;?', 'what did AT&T <say>?'],
    ['see <https://example.org/a|the story> and <https://example.org/b>', 'see the story and https://example.org/b'],
    ['in <#C1|general> by <@U2|ada>', 'in general by ada'],
    ['<!channel> now', 'now'],
    ['a \u202E\u0000b', 'a b'],
  ])('%j is %j', (text, typed) => {
    expect(typedText(text, BOT)).toBe(typed);
  });
  test('is read in linear time', () => {
    const started = performance.now();
    typedText('<@'.repeat(20_000), BOT);
    typedText(`<${'x|'.repeat(20_000)}`, BOT);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('/saga', () => {
  const command = (name: string, value: string | null = null) => ({ kind: 'command', name, value });
  const question = (text: string) => ({ kind: 'question', text });
  test.each([
    ['', command('help')],
    ['help', command('help')],
    ['on July 25', command('on', 'July 25')],
    ['ON July 25', command('on', 'July 25')],
    ['ask what happened on July 25?', command('ask', 'what happened on July 25?')],
    ['who Orla Finch', command('who', 'Orla Finch')],
    ['who said that?', question('who said that?')],
    ['what happened?', question('what happened?')],
    ['digest', command('digest')],
  ])('%j', (text, asked) => {
    expect(readCommand(text)).toEqual(asked);
  });
});

describe('in a conversation', () => {
  test.each([
    ['timeline', 'command'],
    ['help', 'command'],
    ['follow ferry', 'command'],
    ['ask who closed the road', 'command'],
    ['on the other hand, who closed the road', 'question'],
    ['who', 'question'],
    ['latest news of the dam', 'question'],
    ['sources say what', 'question'],
  ])('%j is a %s', (text, kind) => {
    expect(readSaid(text).kind).toBe(kind);
  });
});

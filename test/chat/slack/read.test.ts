// Turns what people write in Slack into the words they typed.
import { describe, expect, test } from 'vitest';
import { typedText } from '../../../adapters/chat/slack/hearing/messages.ts';
import { processorTime } from '../../processor-time.ts';

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
    const started = processorTime();
    typedText('<@'.repeat(20_000), BOT);
    typedText(`<${'x|'.repeat(20_000)}`, BOT);
    expect(processorTime() - started).toBeLessThan(2000);
  });
});

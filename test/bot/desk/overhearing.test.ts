// What people say to each other in a thread of the bot's, and what they ask of it.
import { describe, expect, test } from 'vitest';
import { isSmallTalk, saidTo } from '../../../src/bot/desk/overhearing.ts';
import { findQuestionDates } from '../../../src/temporal/question-dates.ts';
import { processorTime } from '../../processor-time.ts';
import { SAGA } from '../delivery/platform.ts';

const saga = {
  ...SAGA,
  keywords: ['lock gate'],
  people: [
    { name: 'Orla Finch', aliases: ['the harbour master'] },
    { name: 'Tomas Brandt', aliases: [] },
  ],
};
const span = { from: '2017-03-01', to: '2017-09-30' };
const to = (text: string) => saidTo(text, saga, findQuestionDates(text, { today: '2017-10-01', span }));

describe('to people', () => {
  test.each([
    'thanks!',
    'Thank you so much everyone',
    'lol',
    'ok great',
    'that’s very helpful, thanks',
    ':+1: :tada:',
    '👍🏽',
    'got it',
    '',
    '@bob can you check this with legal?',
    'I think that is wrong',
    'we should run this on the front page',
    'let’s meet on July 25',
    'she really resigned, wow',
    'and then the mayor left the room',
    'on it',
    `${'so it went on and on '.repeat(15)}?`,
  ])('%j', (text) => {
    expect(to(text)).toBe('people');
  });
});

describe('to the bot', () => {
  test.each([
    'and the day after?',
    'and the day after',
    'the week before',
    'what happened on July 25?',
    'July 25',
    'the week of May 9',
    'same for Orla Finch',
    'Brandt',
    'more',
    'sources',
    'can you tell us what happened on July 25?',
    'show me the week of May 9',
    'what is new?',
    'who else?',
  ])('%j', (text) => {
    expect(to(text)).toBe('bot');
  });
});

test.each(['can you check this with legal?', 'did you see it?', 'is lunch ready?'])(
  'to whoever can answer, which the record decides: %j',
  (text) => {
    expect(to(text)).toBe('either');
  },
);

test.each(['', 'help', 'hello', 'again?', 'see the lock gate', 'right of way', 'July 25', 'no vote was held'])(
  '%j is no small talk',
  (text) => {
    expect(isSmallTalk(text)).toBe(false);
  },
);

test('a long remark takes time in proportion', () => {
  const begun = processorTime();
  for (const piece of ['@ ', 'and the ', 'you ', 'lol ', ': :', 'what '])
    expect(to(piece.repeat(20_000))).toBe('people');
  expect(processorTime() - begun).toBeLessThan(2000);
});

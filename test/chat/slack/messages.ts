// Turns fast-check's randomness into messages that the renderer must survive: hostile words, huge lengths, every block.
import fc from 'fast-check';
import type { Block, Citation, Message } from '../../../src/model/message.ts';
import type { Channel } from '../../../src/model/place.ts';

/** What people and feeds have tried on Slack, and what breaks layouts. */
export const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U123ABC>',
  '<!subteam^S1>',
  '<#C1|general>',
  '<https://evil.example|bank>',
  '&lt;!channel&gt;',
  '&amp;',
  '& < >',
  '<!date^0^{date}|x>',
  '*bold* _it_ ~gone~ `code` ```block```',
  '> quote',
  ':smile:',
  'https://evil.example/path_with_underscores',
  'javascript:alert(1)',
  '@here @channel #general',
  '"\\"\\',
  '\uD800',
  '\u202Eevil',
  '\u0000\u0007\u200B',
  'line\nbreak\r\nagain',
  '\u05E9\u05DC\u05D5\u05DD',
  '👩‍👩‍👧‍👦',
] as const;

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 2, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('Atty.', '“No.”', 'Mr.', '3.5', '…') },
);

/** Mostly a line, now and then a page, rarely more. */
export const sentence = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: fc.array(word, { minLength: 1, maxLength: 40 }) },
      { weight: 1, arbitrary: fc.array(word, { minLength: 300, maxLength: 700 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(['a'.repeat(13_000)], ['&'.repeat(4100)], ['"'.repeat(3999)], ['<'.repeat(9000)]),
      },
    ),
    fc.constantFrom('.', '?', '!', '.”', ''),
  )
  .map(([words, end]) => words.join(' ') + end);

const short = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    null,
    'https://example.org/a?b=c&d=<e>|f',
    'https://user:secret@example.org/',
    'javascript:alert(1)',
    'https://[::1]/',
    `https://example.org/${'&'.repeat(1900)}`,
  ),
);

const citation: fc.Arbitrary<Citation> = fc.record({
  publisher: short,
  title: fc.option(sentence, { nil: null }),
  url,
  published: fc.option(short, { nil: null }),
});
const label = fc.constantFrom('opinion', 'quote', 'background', null);
const kind = <K extends string>(name: K) => fc.constant(name);

const event = fc.record({
  kind: kind('event'),
  event: fc.uuid(),
  label,
  sentence,
  continued: fc.array(sentence, { maxLength: 3 }),
  citation,
  dateNote: fc.option(short, { nil: null }),
  independentSources: fc.integer({ min: 1, max: 99 }),
  firstReportedBy: fc.option(short, { nil: null }),
  differing: fc.array(fc.record({ sentence, citation, how: short }), { maxLength: 2 }),
});
const source = fc.record({ publisher: short, url });
const line = fc.record({
  kind: kind('line'),
  event: fc.uuid(),
  label,
  text: sentence,
  sources: fc.array(source, { maxLength: 3 }),
  more: fc.nat({ max: 9 }),
  dateNote: fc.option(short, { nil: null }),
  differing: fc.array(fc.record({ how: short, source }), { maxLength: 2 }),
  isShort: fc.boolean(),
});
const entry = fc.record({ kind: kind('entry'), date: short, label, sentence, citation, more: fc.nat({ max: 9 }) });
const heading = fc.record({ kind: kind('heading'), level: fc.constantFrom(1 as const, 2 as const), text: sentence });
const action = fc.record({ id: fc.uuid(), label: short, value: fc.oneof(short, fc.string({ maxLength: 3000 })) });
const subscription = fc.record({
  kind: kind('subscription'),
  channel: fc.constantFrom<Channel | null>(
    null,
    { platform: 'slack', workspace: 'T01', id: 'C0123ABC' },
    { platform: 'slack', workspace: 'T01', id: 'D0123ABC' },
    { platform: 'discord', workspace: null, id: '1234' },
  ),
  text: sentence,
});

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: event },
  { weight: 4, arbitrary: line },
  { weight: 2, arbitrary: entry },
  { weight: 3, arbitrary: heading },
  { weight: 1, arbitrary: fc.record({ kind: kind('paragraph'), text: sentence }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('note'), text: sentence }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('list'), items: fc.array(sentence, { maxLength: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('divider') }) },
  { weight: 1, arbitrary: subscription },
  { weight: 1, arbitrary: fc.record({ kind: kind('suggestions'), questions: fc.array(sentence, { maxLength: 8 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('actions'), actions: fc.array(action, { maxLength: 30 }) }) },
);

export const message: fc.Arbitrary<Message> = fc.record({
  summary: fc.oneof(sentence, fc.constant('')),
  blocks: fc.array(block, { maxLength: 60 }),
});

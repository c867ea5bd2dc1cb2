// Turns fast-check's randomness into messages that a renderer must survive: hostile words, huge lengths, every block.
import fc from 'fast-check';
import type { Block, Citation, EventBlock, Message } from '../../../src/model/message.ts';

/** What people and feeds have tried, and what breaks layouts. */
const HOSTILE = [
  '@everyone',
  '@here come',
  '<@123456789012345678>',
  '<@&42>',
  '<#42>',
  '</saga ask:42>',
  '<t:0:R>',
  '[github.com](https://evil.example)',
  '[](@everyone)',
  '[a](<https://evil.example>)',
  'https://evil.example/path_with_underscores',
  'javascript:alert(1)',
  '||spoiler|| **bold** __under__ ~~gone~~ `code` ```block```',
  '# heading',
  '-# small',
  '> quote',
  '>>> all',
  '- item',
  '1. item',
  ':smile: :flag_us:',
  'discord.gg/invite',
  '\\',
  '\\\\*',
  '\uD800',
  '\u202Eevil',
  '\u0000\u0007',
  'line\nbreak\r\nagain',
  '\u05E9\u05DC\u05D5\u05DD',
  '👩‍👩‍👧‍👦',
] as const;

const hostile = fc.constantFrom(...HOSTILE);
const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z]{1,12}$/) },
  { weight: 2, arbitrary: hostile },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom('Atty.', '“No.”', 'Mr.', '3.5', '…') },
);

/** A sentence of any length: mostly a line, now and then a page, rarely more than one. */
export const sentence = fc
  .tuple(
    fc.oneof(
      { weight: 20, arbitrary: fc.array(word, { minLength: 1, maxLength: 40 }) },
      { weight: 1, arbitrary: fc.array(word, { minLength: 300, maxLength: 700 }) },
      { weight: 1, arbitrary: fc.constantFrom(['a'.repeat(9000)], ['*'.repeat(4100)], ['\\'.repeat(3999)]) },
    ),
    fc.constantFrom('.', '?', '!', '.”', ''),
  )
  .map(([words, end]) => words.join(' ') + end);

const short = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));

const url = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    null,
    'https://example.org/a(b)c',
    'https://user:secret@example.org/',
    'javascript:alert(1)',
    'https://a*b*c.example/',
    'https://[::1]/',
    `https://example.org/${'x'.repeat(1900)}`,
  ),
);

const citation: fc.Arbitrary<Citation> = fc.record({
  publisher: short,
  title: fc.option(sentence, { nil: null }),
  url,
  published: fc.option(short, { nil: null }),
});

const label = fc.constantFrom('opinion', 'quote', 'background', null);

const event: fc.Arbitrary<EventBlock> = fc.record({
  kind: fc.constant('event' as const),
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
  kind: fc.constant('line' as const),
  event: fc.uuid(),
  label,
  text: sentence,
  sources: fc.array(source, { maxLength: 3 }),
  more: fc.nat({ max: 9 }),
  dateNote: fc.option(short, { nil: null }),
  differing: fc.array(fc.record({ how: short, source }), { maxLength: 2 }),
  isShort: fc.boolean(),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 5, arbitrary: event },
  { weight: 4, arbitrary: line },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('entry' as const),
      date: short,
      label,
      sentence,
      citation,
      more: fc.integer({ min: 0, max: 9 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1 as const, 2 as const),
      text: short,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), text: sentence }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('note' as const), text: sentence }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('list' as const), items: fc.array(sentence, { maxLength: 30 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'divider' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('suggestions' as const), questions: fc.array(short, { maxLength: 12 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('actions' as const),
      actions: fc.array(
        fc.record({ id: fc.constantFrom('day', 'sources', 'page', 'ask'), label: short, value: short }),
        {
          maxLength: 12,
        },
      ),
    }),
  },
);

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: short,
  blocks: fc.array(block, { maxLength: 25 }),
});
export const anyEvents: fc.Arbitrary<Message> = fc.record({
  summary: short,
  blocks: fc.array(event, { maxLength: 12 }),
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerMessage } from '../../src/digests/answer-message.ts';
import { composeDigest } from '../../src/digests/compose.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { digestFiles } from '../../src/digests/files.ts';
import { escapeMarkdown, renderMarkdown } from '../../src/digests/render-markdown.ts';
import { renderText } from '../../src/digests/render-text.ts';
import { sourcesMessage } from '../../src/digests/sources-message.ts';
import { timelineMessage } from '../../src/digests/timeline-message.ts';
import { cellsOf } from '../../src/digests/wrap.ts';
import type { Answer, Digest } from '../../src/model/digest.ts';
import type { Event, Evidence } from '../../src/model/event.ts';
import { eventOf, eventsOf, on, over, published, told } from '../events/evidence.ts';

const POST = {
  id: 'post',
  publisher: 'The Harbour Post',
  title: 'Minister offers to go',
  url: 'https://post.example/a',
  published: published('2021-05-05T07:00:00+02:00'),
};
const EVIDENCE = [
  ...told(POST, [
    {
      text: 'Harbour Minister Ada Moreau offered to resign on Tuesday after twelve people died in the collision.',
      date: on('2021-05-04'),
    },
    { text: '“I will not look for excuses,” she said.', date: on('2021-05-04'), kind: 'quote' },
    {
      text: 'Two ferries collided in thick fog near the northern pier over the weekend.',
      date: over('2021-05-01', '2021-05-02', 'weekend'),
      newParagraph: true,
    },
  ]),
  ...told({ id: 'courier', publisher: 'Evening Courier', published: published('2021-05-06') }, [
    {
      text: 'Moreau offered to resign on Tuesday after 15 people died in the collision off Lund.',
      date: on('2021-05-04'),
    },
    { text: 'Nobody should have believed a word of the letter of Tuesday.', date: on('2021-05-04'), kind: 'opinion' },
  ]),
];
const [OFFER, QUOTED, COLLISION, RETOLD, VIEW] = EVIDENCE as [Evidence, Evidence, Evidence, Evidence, Evidence];
const EVENTS = [eventOf([OFFER, QUOTED, RETOLD]), eventOf([COLLISION]), eventOf([VIEW])];
const digestOf = (
  events: readonly Event[],
  from = '2021-05-01',
  to = '2021-05-04',
  nearest: readonly string[] = [],
): Digest =>
  composeDigest({
    saga: { id: 'ferry', name: 'The ferry inquiry' },
    from,
    to,
    events,
    nearest,
  });

const answer = (parts: Partial<Answer>): Answer => ({
  question: 'what happened on May 4?',
  interpretation: { kind: 'day', from: '2021-05-04', to: '2021-05-04', terms: [], assumed: [] },
  answered: true,
  events: EVENTS.filter(({ date }) => date.from === '2021-05-04'),
  lead: 'Tuesday, 4 May 2021',
  suggestions: ['Who is Ada Moreau?'],
  ...parts,
});

describe('a digest as text', () => {
  test('reads well at 80 columns', () => {
    expect(renderText(digestMessage(digestOf(EVENTS)))).toMatchInlineSnapshot(`
      "1–4 May 2021
      ════════════

      The ferry inquiry · 3 events on 2 dates

        Harbour Minister Ada Moreau offered to resign on Tuesday after twelve people
        died in the collision.
        — The Harbour Post and Evening Courier · Tuesday, 4 May 2021
          https://post.example/a

        Two ferries collided in thick fog near the northern pier over the weekend.
        — The Harbour Post · 1–2 May 2021 (weekend)
          https://post.example/a

        [opinion] Nobody should have believed a word of the letter of Tuesday.
        — Evening Courier · Tuesday, 4 May 2021"
    `);
  });

  test('has colours only where they are asked for, line by line', () => {
    const code = '\u001B[';
    expect(renderText(digestMessage(digestOf(EVENTS)))).not.toContain(code);
    const coloured = renderText(digestMessage(digestOf(EVENTS)), { colour: true });
    for (const line of coloured.split('\n').filter((one) => one.includes(`${code}2m`)))
      expect(line).toMatch(/\[22m$|\[22m /);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(renderText(digestMessage(digestOf(EVENTS))));
  });

  test('says plainly that nothing is recorded and what is near', () => {
    const text = renderText(digestMessage(digestOf([], '2021-07-04', '2021-07-04', ['2021-05-04'])));
    expect(text).toContain('Nothing is recorded for Sunday, 4 July 2021.');
    expect(text).toContain('• Tuesday, 4 May 2021');
  });
});

describe('an answer', () => {
  test('has its lead, what was assumed, its events and further questions', () => {
    const interpretation = { ...answer({}).interpretation, assumed: ['The year 2021 is taken from the story.'] };
    const kinds = answerMessage(answer({ interpretation })).blocks.map(({ kind }) => kind);
    expect(kinds).toEqual(['paragraph', 'note', 'line', 'line', 'suggestions']);
  });

  test('does not say twice what was assumed', () => {
    const interpretation = { ...answer({}).interpretation, assumed: ['Year 2021 assumed.'] };
    const { blocks } = answerMessage(answer({ interpretation, lead: 'Tuesday, 4 May 2021. Year 2021 assumed.' }));
    expect(blocks.map(({ kind }) => kind)).not.toContain('note');
  });

  test('about a topic gives each event its date', () => {
    const { blocks } = answerMessage(
      answer({ interpretation: { kind: 'topic', from: null, to: null, terms: ['Moreau'], assumed: [] } }),
    );
    expect(blocks.find(({ kind }) => kind === 'event')).toMatchObject({ dateNote: 'Tuesday, 4 May 2021' });
  });

  test('of several dates has a heading for each, newest first where the answer begins with the newest', () => {
    const events = [...EVENTS].sort((a, b) => b.date.from.localeCompare(a.date.from));
    const { blocks } = answerMessage(
      answer({ events, interpretation: { kind: 'latest', from: null, to: null, terms: [], assumed: [] } }),
    );
    expect(blocks.filter(({ kind }) => kind === 'heading').map((block) => ('text' in block ? block.text : ''))).toEqual(
      ['Tuesday, 4 May 2021', '1–2 May 2021 (weekend)'],
    );
  });
});

describe('timeline and sources', () => {
  test('a timeline has a line for each date', () => {
    const text = renderText(timelineMessage({ name: 'The ferry inquiry' }, digestOf(EVENTS).days));
    expect(text).toContain('1–2 May 2021 (weekend)');
    expect(text).toContain('— The Harbour Post · 1 more');
  });

  test('sources say when the day of publication was inferred and why', () => {
    const article = {
      ...POST,
      kind: 'report' as const,
      agency: null,
      copyOf: null,
      saga: 'ferry',
      text: '',
      file: null,
      contentHash: '',
      version: 1,
      byline: null,
      updated: null,
      published: {
        value: '2021-05-03',
        to: '2021-05-04',
        certainty: 'inferred' as const,
        provenance: 'inferred' as const,
        because: 'it speaks of the weekend',
      },
    };
    const text = renderText(sourcesMessage({ name: 'X' }, [article]));
    expect(text.replace(/\s+/g, ' ')).toContain('3–4 May 2021 (inferred) — it speaks of the weekend');
  });
});

describe('Markdown', () => {
  test('links publishers, escapes the rest', () => {
    const text = renderMarkdown(digestMessage(digestOf(EVENTS, '2021-05-04')));
    expect(text).toContain('— [The Harbour Post](https://post.example/a) and Evening Courier');
    expect(text).toContain('**\\[opinion\\]** Nobody should');
  });

  test.each([
    ['[here](https://evil.example)', '\\[here\\](https\\://evil.example)'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['@everyone look', '&#64;everyone look'],
    ['see www.evil.example', 'see www\\.evil.example'],
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['*bold* _and_ `code`', '\\*bold\\* \\_and\\_ \\`code\\`'],
    ['AT&amp;T & co', 'AT&amp;amp;T & co'],
  ])('keeps %s as words', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  test('links only http addresses without credentials', () => {
    const bad = ['javascript:alert(1)', 'https://user:secret@evil.example/', 'data:text/html,x', 'not an address'];
    for (const url of bad) {
      const text = renderMarkdown(
        digestMessage(
          digestOf(eventsOf(told({ ...POST, url }, [{ text: 'A ferry sank near the pier.', date: on('2021-05-04') }]))),
        ),
      );
      expect(text).not.toMatch(/\]\(/);
    }
  });
});

describe('any words from outside', () => {
  const words = fc.string({ unit: 'grapheme', maxLength: 400 }).filter((text) => text.trim() !== '');
  const evidence = fc
    .record({
      text: words,
      title: fc.option(words),
      publisher: fc.option(words),
      url: fc.option(fc.oneof(fc.webUrl(), words)),
      day: fc.integer({ min: 1, max: 28 }),
    })
    .map(({ text, title, publisher, url, day }) =>
      told({ id: text.slice(0, 8), title, publisher, url }, [
        { text, date: on(`2021-05-${String(day).padStart(2, '0')}`) },
      ]),
    );

  test('make text of lines that fit and Markdown without a foreign link', () => {
    fc.assert(
      fc.property(fc.array(evidence, { maxLength: 8 }), fc.integer({ min: 40, max: 120 }), (list, width) => {
        const message = digestMessage(digestOf(eventsOf(list.flat()), '2021-05-01', '2021-05-31'));
        const lines = renderText(message, { width }).split('\n');
        for (const line of lines) expect(cellsOf(line) <= width || !line.trim().includes(' ')).toBe(true);
        for (const [, address = ''] of renderMarkdown(message).matchAll(/(?<!\\)\]\(([^)]*)\)/g))
          expect(address).toMatch(/^https?:\/\/[^\s<>]+$/);
      }),
      { numRuns: 150 },
    );
  });

  test('are shown whole', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 3, mode: 'sentences' }), fc.integer({ min: 40, max: 120 }), (text, width) => {
        const message = digestMessage(digestOf(eventsOf(told(POST, [{ text, date: on('2021-05-04') }]))));
        expect(renderText(message, { width }).replace(/\s+/g, ' ')).toContain(text);
      }),
      { numRuns: 50 },
    );
  });

  test('lose what cannot be seen and what a terminal obeys', () => {
    const [hidden] = told({ ...POST, publisher: 'Po\u202Est' }, [
      { text: 'A ferry \u001B[31msank\u200B near the \u0000pier.', date: on('2021-05-04') },
    ]);
    const text = renderText(digestMessage(digestOf(eventsOf([hidden as Evidence]))));
    expect(text).toContain('A ferry [31msank near the pier.');
    expect(text).toContain('— Post ·');
  });
});

describe('digest files', () => {
  const days = ['2021-05-04', '2021-05-02', '2021-05-03'].map((day) => digestOf(EVENTS, day, day));

  test('are one a day that has something, and an index in order', () => {
    const files = digestFiles({ name: 'The ferry inquiry' }, days);
    expect(files.map(({ path }) => path)).toEqual(['README.md', '2021-05-02.md', '2021-05-04.md']);
    expect(files[0]?.text).toContain('- [Tuesday, 4 May 2021](2021-05-04.md): Harbour Minister Ada Moreau');
    expect(files.every(({ text }) => text.endsWith('\n') && !text.endsWith('\n\n'))).toBe(true);
  });

  test('are the same bytes for the same digests', () => {
    expect(digestFiles({ name: 'X' }, [...days].reverse())).toEqual(digestFiles({ name: 'X' }, days));
  });
});

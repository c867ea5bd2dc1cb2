// Turns random and hostile messages into Slack's pages and holds each to Block Kit's schema and limits.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderSlack } from '../../../adapters/chat/slack/render/render.ts';
import type { Block, Message, PictureBlock } from '../../../src/model/message.ts';
import { inert } from '../../../src/model/outside-text.ts';
import { type BlockKitCheck, createBlockKitCheck } from '../../e2e/slack-server/block-kit-check.ts';
import { processorTime } from '../../processor-time.ts';
import { HOSTILE, message, sentence } from './messages.ts';

const SEED = 20_170_725;
const pageAction = (page: number): string => `saga:abcdefghijkl:page:${page}`;
let check: BlockKitCheck;
beforeAll(async () => {
  check = await createBlockKitCheck();
});

const problemsOf = (pages: ReturnType<typeof renderSlack>): string[] =>
  pages.flatMap((page, at) => check.message({ ...page }).map((problem) => `page ${at}: ${problem}`));

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** All shown words of a page, unescaped as Slack does it where it does; `mark` stands between two texts. */
function shownOn({ blocks }: { readonly blocks: readonly unknown[] }, mark: string): string {
  const texts: string[] = [];
  JSON.stringify(blocks, (_key, value) => {
    if (value?.type === 'plain_text' || value?.type === 'mrkdwn') texts.push(unescaped(value.text));
    if (value?.type === 'text') texts.push(value.text);
    return value;
  });
  return texts.join(mark);
}

function markedIn(pages: ReturnType<typeof renderSlack>): string[] {
  const texts: string[] = [];
  JSON.stringify(pages, (_key, value) => {
    if (value?.type === 'mrkdwn') texts.push(value.text);
    return value;
  });
  return texts;
}

const squeezed = (text: string): string => inert(text).replace(/\s+/g, '');
const event = (words: string): Block => ({
  kind: 'event',
  event: 'e',
  label: null,
  sentence: words,
  continued: [],
  citation: { publisher: 'The Daily', title: 'A title', url: 'https://daily.example/a', published: '25 July 2017' },
  dateNote: null,
  independentSources: 3,
  firstReportedBy: 'The Post',
  differing: [],
});
const said = (...blocks: readonly Block[]): Message => ({ summary: 'What happened', blocks });

describe('any message', () => {
  test('is valid Block Kit within every limit, turned by buttons or not', () => {
    fc.assert(
      fc.property(message, fc.boolean(), (each, isTurned) => {
        expect(problemsOf(renderSlack(each, isTurned ? { pageAction } : {}))).toEqual([]);
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  test('leaves no mark of somebody else’s to act: mrkdwn holds our own only', () => {
    fc.assert(
      fc.property(message, (each) => {
        for (const text of markedIn(renderSlack(each, { pageAction }))) {
          const rest = text.replace(/^<https?:[^<>|]+\|[a-z0-9.-]+>$/, '').replace(/^\*[^*_~`:\n]+\*/, '');
          expect(rest).not.toMatch(/[*_~`<>\n]|:[^\s:]+:/);
        }
      }),
      { seed: SEED, numRuns: 100 },
    );
  });

  test('keeps all sentences over its pages', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 40 }), (sentences) => {
        const pages = renderSlack(said(...sentences.map(event)), { pageAction });
        const shown = squeezed(pages.map((page) => shownOn(page, '')).join(''));
        // what interrupts a sentence that is longer than a page: its page's number
        const words = shown.replace(/Page\d+of\d+(?:Previouspage)?(?:Nextpage)?/g, '');
        for (const each of sentences) expect(words).toContain(squeezed(each));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  test('shows a sentence that fits a page on one page', () => {
    const short = sentence.filter((words) => JSON.stringify(words).length < 1500 && squeezed(words).length > 0);
    fc.assert(
      fc.property(fc.array(short, { minLength: 1, maxLength: 60 }), (sentences) => {
        const pages = renderSlack(said(...sentences.map(event)), { pageAction }).map((page) =>
          squeezed(shownOn(page, '')),
        );
        for (const each of sentences) expect(pages.some((page) => page.includes(squeezed(each)))).toBe(true);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

describe('text from outside', () => {
  test.each(HOSTILE)('is escaped once and does nothing: %j', (hostile) => {
    const pages = renderSlack({ summary: hostile, blocks: [event(`He said ${hostile} twice.`)] });
    const payload = JSON.stringify(pages);
    expect(problemsOf(pages)).toEqual([]);
    expect(payload).not.toMatch(/<[!@#]/);
    expect(payload).not.toContain('|bank>');
    expect(squeezed(pages.map((page) => shownOn(page, ' ')).join(''))).toContain(squeezed(`He said ${hostile} twice.`));
  });

  test('that was escaped already stays what it is', () => {
    const [page] = renderSlack(said(event('AT&amp;T said &lt;no&gt;.')));
    expect(JSON.stringify(page)).toContain('AT&amp;amp;T said &amp;lt;no&amp;gt;.');
  });

  test('is linked under its host only, and only by http(s)', () => {
    const linked = (url: string): string => {
      const block = event('He went.') as Extract<Block, { kind: 'event' }>;
      return JSON.stringify(renderSlack(said({ ...block, citation: { ...block.citation, title: 'github.com', url } })));
    };
    expect(linked('https://evil.example/x?a=1&b=2')).toContain('<https://evil.example/x?a=1&amp;b=2|evil.example>');
    expect(linked('javascript:alert(1)')).not.toContain('javascript:');
    expect(linked('data:text/html,x')).not.toContain('data:');
  });
});

describe('pages', () => {
  const long = said(
    { kind: 'heading', level: 1, text: 'A saga' },
    { kind: 'heading', level: 2, text: 'Tuesday, 25 July 2017' },
    ...Array.from({ length: 60 }, (_, at) => event(`Sentence number ${at} says a little more than nothing.`)),
    { kind: 'suggestions', questions: ['and the day after?'] },
    { kind: 'actions', actions: [{ id: 'next', label: 'Next day', value: 'saga:abcdefghijkl:next' }] },
  );

  test('are turned by buttons that name the page', () => {
    const pages = renderSlack(long, { pageAction });
    const values = pages.map((page) =>
      [...JSON.stringify(page).matchAll(/saga:abcdefghijkl:page:(\d+)/g)].map((m) => m[1]),
    );
    expect(pages.length).toBeGreaterThan(2);
    expect(values[0]).toEqual(['1']);
    expect(values[1]).toEqual(['0', '2']);
    expect(values.at(-1)).toEqual([String(pages.length - 2)]);
  });

  test('repeat the date they go on with, and carry the message’s own buttons', () => {
    for (const page of renderSlack(long, { pageAction })) {
      expect(shownOn(page, '\n')).toContain('*Tuesday, 25 July 2017*');
      expect(shownOn(page, '\n')).toContain('Next day');
      expect(shownOn(page, '\n')).toContain('and the day after?');
    }
  });

  test('say in their text which they are', () => {
    const [first] = renderSlack(long, { pageAction });
    expect(first?.text).toMatch(/^What happened \(page 1 of \d+\)$/);
  });
});

test('labels and dates stand out before their words', () => {
  const words = event('He should go.') as Extract<Block, { kind: 'event' }>;
  const entry = { kind: 'entry', date: '25 July 2017', label: 'quote', sentence: 'It is "over".', more: 2 } as const;
  const texts = markedIn(renderSlack(said({ ...words, label: 'opinion' }, { ...entry, citation: words.citation })));
  expect(texts).toContain('*Opinion* · He should go.');
  expect(texts).toContain('*25 July 2017* — Quote · It is "over".');
});

test('a message of nothing shows its summary', () => {
  const pages = renderSlack({ summary: 'Nothing is recorded.', blocks: [] });
  expect(pages).toHaveLength(1);
  expect(shownOn({ blocks: pages[0]?.blocks ?? [] }, '')).toBe('Nothing is recorded.');
});

test('hostile text is rendered in time that grows with its length only', () => {
  const words = `${'a'.repeat(400_000)} ${'&'.repeat(100_000)} ${'. '.repeat(100_000)}`;
  const started = processorTime();
  expect(problemsOf(renderSlack(said(event(words)), { pageAction })).length).toBe(0);
  expect(processorTime() - started).toBeLessThan(5000);
});

test('the check refuses what Slack would', () => {
  const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });
  const refused = (blocks: unknown[], text: string | undefined = 'x') => check.message({ text, blocks }).length > 0;
  expect(refused([section('fine')])).toBe(false);
  expect(refused(Array.from({ length: 51 }, () => ({ type: 'divider' })))).toBe(true);
  expect(refused([{ type: 'unheard_of' }])).toBe(true);
  expect(refused([{ ...section('x'), txet: 1 }])).toBe(true);
  expect(refused([section('x'.repeat(3001))])).toBe(true);
  expect(refused([{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }])).toBe(true);
  expect(refused([{ type: 'section' }])).toBe(true);
  expect(refused([{ type: 'actions', elements: [] }])).toBe(true);
  expect(refused([section('<!channel>')])).toBe(true);
  expect(check.message({ blocks: [section('fine')] })).toEqual(['no text']);
});

test('a picture is an image with its words; one without an address of the web its file, or its words alone', () => {
  const picture = (url: string): Message => ({
    summary: 'The lock',
    blocks: [{ kind: 'picture', url, alt: 'The lock: its months', title: 'The lock', months: [] }],
  });
  const pages = renderSlack(picture('https://news.example.org/lock/strip.png'));
  expect(problemsOf(pages)).toEqual([]);
  expect(pages[0]?.blocks[0]).toEqual({
    type: 'image',
    image_url: 'https://news.example.org/lock/strip.png',
    alt_text: 'The lock: its months',
  });
  const own = picture('javascript:alert(1)');
  expect(JSON.stringify(renderSlack(own))).not.toContain('javascript');
  expect(JSON.stringify(renderSlack(own))).toContain('The lock: its months');
  const files = new Map([[own.blocks[0] as PictureBlock, 'F0123456789']]);
  const shown = renderSlack(own, { files });
  expect(problemsOf(shown)).toEqual([]);
  expect(shown[0]?.blocks[0]).toMatchObject({ type: 'image', slack_file: { id: 'F0123456789' } });
});

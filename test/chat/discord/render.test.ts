// Turns random and chosen messages into pages for Discord and holds them to Discord's published contract and our own rules.
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Page, renderDiscord } from '../../../adapters/chat/discord/render/render.ts';
import { escapeDiscord, linkTo } from '../../../adapters/chat/discord/render/text.ts';
import type { Block, EventBlock, Message } from '../../../src/model/message.ts';
import { breaches } from '../../e2e/discord-server/contract.ts';
import { flatten, messageProblems } from '../../e2e/discord-server/limits.ts';
import { processorTime } from '../../processor-time.ts';
import { anyEvents, anyMessage, sentence } from './messages.ts';

const SEED = 20_170_725;
const RUNS = { seed: SEED, numRuns: 200 };

const textsOf = (page: Page): string[] =>
  flatten(page.components)
    .map(({ content }) => content)
    .filter((content) => typeof content === 'string');
const withoutFooters = (pages: readonly Page[]): string[] =>
  pages.flatMap(textsOf).filter((text) => !/^-# Page \d+ of \d+$/.test(text));
const labelsOf = (page: Page | undefined): unknown[] =>
  flatten(page?.components).flatMap(({ label }) => (label === undefined ? [] : [label]));
/** Without white space and escapes: a line parted in its middle may have to escape what then begins a line. */
const bare = (text: string): string => text.replace(/[\s\\]+/g, '');
const pageId = (page: number): string => `saga:abcdefghijkl:page:${page}`;

const event = (given: Partial<EventBlock> = {}): EventBlock => ({
  kind: 'event',
  event: 'e1',
  label: null,
  sentence: 'The lock gate failed.',
  continued: [],
  citation: {
    publisher: 'Estuary News',
    title: 'Gate fails',
    url: 'https://example.org/gate',
    published: '3 May 2021',
  },
  dateNote: null,
  independentSources: 1,
  firstReportedBy: null,
  differing: [],
  ...given,
});
const rendered = (...blocks: readonly Block[]): readonly Page[] => renderDiscord({ summary: 'A summary', blocks });
const shown = (...blocks: readonly Block[]): string =>
  rendered(...blocks)
    .flatMap(textsOf)
    .join('\n');

describe('whatever the message', () => {
  test('every page is within Discord’s schema and limits, pings nobody and has something to show', () => {
    fc.assert(
      fc.property(anyMessage, fc.boolean(), (message: Message, hasTurning) => {
        const pages = renderDiscord(message, hasTurning ? { pageId } : {});
        expect(pages.length).toBeGreaterThan(0);
        for (const page of pages) {
          expect(breaches(MessageCreateRequestSchema, page)).toEqual([]);
          expect(messageProblems(page as unknown as Record<string, unknown>)).toEqual([]);
          expect(textsOf(page).length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test('no sentence that fits a page is parted', () => {
    fc.assert(
      fc.property(anyEvents, (message: Message) => {
        const texts = withoutFooters(renderDiscord(message, { pageId }));
        const sentences = message.blocks
          .filter((block) => block.kind === 'event')
          .map((block) => escapeDiscord(block.sentence).replaceAll('\n', ' ').trim())
          .filter((text) => text.length <= 1500 && /[.!?…]$/.test(text));
        for (const text of sentences) expect(texts.some((part) => part.includes(text))).toBe(true);
      }),
      RUNS,
    );
  });

  test('no word is lost, however long the sentence', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
        const pages = rendered(...sentences.map((text) => ({ kind: 'paragraph', text }) as const));
        const wanted = bare(sentences.map(escapeDiscord).join(''));
        if (wanted !== '') expect(bare(withoutFooters(pages).join(''))).toBe(wanted);
      }),
      RUNS,
    );
  });

  test('text from outside keeps no mark that Discord would act on', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const left = escapeDiscord(text).replace(/\\[\s\S]/g, '\u00B7');
        expect(left).not.toMatch(/[*_~`|[\]<]|:\/\/|:[\w+-]+:|@(?:everyone|here)/i);
        expect(left).not.toMatch(/^[^\S\n]*(?:[#>+-]|\d{1,9}[.)])/m);
      }),
      RUNS,
    );
  });

  test('nor does a part of it that begins a page', () => {
    const text = `${'word '.repeat(760)}end. # not a heading ${'word '.repeat(100)}end. - not an item`;
    const [, second] = rendered({ kind: 'paragraph', text });
    expect(textsOf(second as Page)[0]).toMatch(/^\\# not a heading/);
  });

  test('fault 14: escaping takes time in proportion to the text', () => {
    const time = (text: string): number => {
      const begun = processorTime();
      escapeDiscord(text);
      renderDiscord({ summary: '', blocks: [{ kind: 'paragraph', text }] });
      return processorTime() - begun;
    };
    for (const unit of [' ', '\n', ':a', '1', '"', '\\', ' "', '.', '['])
      expect(time(unit.repeat(200_000))).toBeLessThan(2000);
  });
});

describe('what a reader sees', () => {
  test('an event: the sentence, where it stands, how well it is supported', () => {
    expect(shown(event({ independentSources: 3, firstReportedBy: 'The Courant', dateNote: 'in May 2021' }))).toBe(
      'The lock gate failed.\n-# — Estuary News, “Gate fails”, 3 May 2021 · [example.org](<https://example.org/gate>) · ' +
        '**3\u00A0independent\u00A0sources** · first reported by The Courant · in May 2021',
    );
  });

  test('opinion and quotation are labelled; what differs stands below', () => {
    const { citation } = event();
    const text = shown(
      event({ label: 'opinion', differing: [{ how: 'says four', sentence: 'Four gates failed.', citation }] }),
    );
    expect(text).toContain('**Opinion** · The lock gate failed.');
    expect(text).toContain('≠ says four: Four gates failed.');
  });

  test('a date’s heading stands above its events, on the next page again', () => {
    const heading = { kind: 'heading', level: 2, text: 'Monday, 3 May 2021' } as const;
    const events = Array.from({ length: 12 }, (_, i) => event({ sentence: `${'word '.repeat(90)}${i}.` }));
    const pages = rendered(heading, ...events);
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(textsOf(page)[0]).toBe('### Monday, 3 May 2021');
  });

  test('a heading is never left alone at the foot of a page', () => {
    const long = { kind: 'paragraph', text: `${'word '.repeat(760)}end.` } as const;
    const heading = { kind: 'heading', level: 2, text: 'Tuesday' } as const;
    const [first, second] = rendered(long, heading, { kind: 'paragraph', text: `${'next '.repeat(100)}end.` });
    expect(textsOf(first as Page).join()).not.toContain('Tuesday');
    expect(textsOf(second as Page)[0]).toBe('### Tuesday');
  });

  test('actions and questions are buttons; a question too long for one is text', () => {
    const long = `what happened ${'on that very day '.repeat(6)}?`;
    const pages = rendered(
      event(),
      { kind: 'suggestions', questions: ['and the day after?', long] },
      { kind: 'actions', actions: [{ id: 'day', label: 'Next day', value: 'saga:abc:next' }] },
    );
    expect(labelsOf(pages[0])).toEqual(['Next day', 'and the day after?']);
    expect(pages.flatMap(textsOf).join()).toContain(long);
    const ids = flatten(pages[0]?.components).flatMap(({ custom_id: id }) => (id ? [id] : []));
    expect(ids).toEqual(['saga:abc:next', 'ask:and the day after?']);
  });

  test('a subscription of another channel shows that channel; an id that is none stays out', () => {
    const of = (id: string) => ({ platform: 'discord', workspace: '1', id }) as const;
    const text = 'Harbour: daily at 08:00. Next: now.';
    expect(shown({ kind: 'subscription', channel: of('123'), text })).toBe(`- <#123> ${text}`);
    expect(shown({ kind: 'subscription', channel: null, text })).toBe(`- ${text}`);
    expect(shown({ kind: 'subscription', channel: of('1> @everyone <#2'), text })).toBe(`- ${text}`);
  });

  test('the buttons of five subscriptions are all there, however long the list', () => {
    const actions = Array.from({ length: 5 }, (_, n) => ({
      kind: 'actions' as const,
      actions: ['Change', 'Preview', 'Pause', 'Unfollow'].map((label) => ({
        id: label,
        label: `${label} ${n}`,
        value: `do:${label.toLowerCase()}:${n}`,
      })),
    }));
    const paragraphs = Array.from({ length: 30 }, (_, i) => ({ kind: 'paragraph' as const, text: `Line ${i}.` }));
    const pages = rendered(...actions, ...paragraphs);
    expect(labelsOf(pages.at(-1))).toHaveLength(20);
    for (const page of pages) expect(messageProblems(page as unknown as Record<string, unknown>)).toEqual([]);
  });

  test('pages are numbered and turned by buttons', () => {
    const blocks = Array.from({ length: 30 }, (_, i) => event({ sentence: `${'word '.repeat(80)}${i}.` }));
    const pages = renderDiscord({ summary: '', blocks }, { pageId });
    expect(labelsOf(pages[0])).toEqual(['Page 2 ▶']);
    expect(labelsOf(pages[1])).toEqual(['◀ Page 1', 'Page 3 ▶']);
    expect(labelsOf(pages.at(-1))).toEqual([`◀ Page ${pages.length - 1}`]);
    expect(textsOf(pages[1] as Page).at(-1)).toBe(`-# Page 2 of ${pages.length}`);
  });

  test('a message without blocks shows its summary', () => {
    expect(shown()).toBe('A summary');
  });
});

describe('fault 24: links', () => {
  test('a title that looks like a link stays text', () => {
    const title = '[github.com](https://evil.example)';
    const text = shown(event({ citation: { publisher: 'X', title, url: null, published: null } }));
    expect(text).toContain('\\[github.com\\](https\\://evil.example)');
  });

  test.each([
    ['https://www.example.org/a(b)', '[example.org](<https://www.example.org/a%28b%29>)'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://user:pass@example.org/', null],
    ['https://[::1]/', null],
    ['https://a*b.example/', null],
    [null, null],
  ])('the address %s becomes %s', (address, link) => {
    expect(linkTo(address)).toBe(link);
  });
});

test('fault 16, 17: real scripts stay, tricks go', () => {
  expect(escapeDiscord('שלום \u202Eevil\u0000 مرحبا')).toBe('שלום evil مرحبا');
});

test('a picture stands on the first page with its words, within the limits; without an address of the web it is an attachment', () => {
  const withPicture = (url: string): Message => ({
    summary: 'The lock',
    blocks: [
      { kind: 'heading', level: 1, text: 'The lock' },
      { kind: 'picture', url, alt: 'The lock: its months', title: 'The lock', months: [] },
      ...Array.from({ length: 90 }, () => event()),
    ],
  });
  const pages = renderDiscord(withPicture('https://news.example.org/lock/strip.png'));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages)
    expect([
      ...messageProblems(page as unknown as Record<string, unknown>),
      ...breaches(MessageCreateRequestSchema, page),
    ]).toEqual([]);
  const galleries = pages.map(({ components }) => flatten(components).filter(({ type }) => type === 12).length);
  expect(galleries).toEqual([1, ...pages.slice(1).map(() => 0)]);
  expect(JSON.stringify(pages[0])).toContain('"description":"The lock: its months"');
  const [own] = renderDiscord(withPicture('file:///etc/passwd'));
  expect(JSON.stringify(own)).not.toContain('passwd');
  expect(JSON.stringify(own)).toContain('"url":"attachment://months-1.png"');
  expect(breaches(MessageCreateRequestSchema, own)).toEqual([]);
});

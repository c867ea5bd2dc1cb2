// Bad input: one clear sentence each, little time, little memory, and nothing on a page is fetched or run.
import { describe, expect, it } from 'vitest';
import { readDate, readInstant, readUrlDate } from '../../src/ingest/dates/date-text.ts';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readMarkdown } from '../../src/ingest/read-markdown.ts';
import { readPage } from '../../src/ingest/read-page.ts';
import { readPlainText } from '../../src/ingest/read-plain-text.ts';
import { leastCosts, processorTime } from '../processor-time.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('documents that are no article', () => {
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['an empty file', bytes(''), 'empty-input'],
    ['white space', bytes(' \n \n'), 'empty-input'],
    ['a PDF', bytes('%PDF-1.7 ...'), 'not-text'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8, 0), 'not-text'],
    ['binary data', Uint8Array.from({ length: 2000 }, (_, i) => (i * 7) % 32), 'not-text'],
    ['fifty megabytes', new Uint8Array(50_000_000).fill(97), 'too-large'],
    ['a feed', bytes('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), 'not-an-article'],
    ['a list of names', bytes('Jane Doe\nTom Roe\nAnn Poe\n'), 'not-an-article'],
  ];
  it.each(cases)('%s is refused in one sentence that names it', (_, content, code) => {
    const read = () => readDocument({ bytes: content, name: 'report.txt' });
    expect(read).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(/^report\.txt [^\n]{10,200}\.$/) }),
    );
  });
});

describe('fault 13 and 14: pages and texts made to hurt', () => {
  const words = '<p>The council voted on Tuesday to close the lock, and the mayor agreed to it.</p>';
  it('twenty thousand nested blocks, tables and lists are read', () => {
    for (const open of ['<div>', '<table><tr><td>', '<ul><li>', '<b><span>']) {
      expect(readPage({ html: `<h1>Lock</h1>${open.repeat(20_000)}${words}` }).text, open).toContain(
        'The council voted on Tuesday',
      );
    }
  });
  it.each([
    ['a colon in the title', 'title: Council: what now?\ndate: 2024-05-14', 'Council: what now?'],
    ['a quotation mark that never closes', 'title: "Lock shut\ndate: 2024-05-14', '"Lock shut'],
    ['a bracket that never closes', 'title: Lock shut\nkeywords: [lock, gate\ndate: 2024-05-14', 'Lock shut'],
  ])('front matter with %s is read by its lines', (_, front, title) => {
    const read = readMarkdown({ text: `---\n${front}\n---\n\nThe lock gate failed on Monday.` });
    expect(read).toMatchObject({ title, published: { value: '2024-05-14' } });
  });

  it('front matter that nests signs of YAML is read by its lines', () => {
    for (const sign of ['? ', '- ', '[', '{', '{a: ', ': ']) {
      const text = `---\ntitle: ${sign.repeat(3_000)}\npublisher: The Ostley Messenger\n---\n\nThe council met on Monday and closed the lock.`;
      const begin = processorTime();
      const read = readDocument({ bytes: Buffer.from(text), name: 'article.md' });
      expect(processorTime() - begin, sign).toBeLessThan(2_000);
      expect(read.publisher, sign).toBe('The Ostley Messenger');
    }
  });
  it('broken tags lose nothing but themselves', () => {
    const { text } = readPage({
      html: `<html><body><article>${words}<p>Engineers had warned of it in March, as the council knew.</p><a href="https://exam`,
    });
    expect(text).toContain('Engineers had warned of it in March');
  });
  it('takes time in proportion to its length', async () => {
    for (const unit of ['(', 'A, ', 'By Jane Doe and ', 'Jane Doe/', '© 2019 ', '1.', ' ', '“', 'x\n']) {
      const reading = (times: number) => () =>
        readPlainText({ text: `${unit.repeat(times)}\n\nThe council met on Monday and closed the lock.` });
      const [once = 0, fourTimes = 0] = await leastCosts([5000, 20_000].map(reading), 2);
      expect(fourTimes, unit).toBeLessThan(Math.max(once * 10, 150));
    }
  });
});

describe('dates as they are written', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['July 26, 2017 7:13 am', '2017-07-26'],
    ['Published March 14, 2019 at 5:02 p.m. EDT', '2019-03-14T17:02:00-04:00'],
    ['Wed, 26 Jul 2017 07:13:00 GMT', '2017-07-26T07:13:00Z'],
    ['2017-07-26T07:13:00+0200', '2017-07-26T07:13:00+02:00'],
    ['26.07.2017', '2017-07-26'],
    ['26. Juli 2017, 14:05 Uhr', '2017-07-26'],
    ['le 26 juillet 2017', '2017-07-26'],
    ['2017年7月26日', '2017-07-26'],
    ['7/26/2017', '2017-07-26'],
    ['February 30, 2017', null],
    ['July 26, 1817', null],
    ['in 2017', null],
  ];
  it.each(cases)('%s → %s', (text, value) => expect(readDate(text)).toBe(value));
  it('feeds mean midnight in Greenwich where they leave out time or zone', () => {
    expect(['2006-01-02', 'Mon, 02 Jan 06 15:04:05', 'soon'].map(readInstant)).toEqual([
      '2006-01-02T00:00:00Z',
      '2006-01-02T15:04:05Z',
      null,
    ]);
  });
  it('addresses state days', () => {
    expect(
      [
        'https://x.example/2017/07/26/a',
        'https://x.example/2017/jul/26/a',
        'https://x.example/a-20170726.html',
        'https://x.example/2017/99/a',
      ].map(readUrlDate),
    ).toEqual(['2017-07-26', '2017-07-26', '2017-07-26', null]);
  });
});

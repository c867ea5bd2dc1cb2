// Publication days: what feeds write, what pages and saved texts show their readers.
import { describe, expect, it } from 'vitest';
import { localInstant } from '../../src/bot/today.ts';
import { readDate, readInstant } from '../../src/ingest/dates/date-text.ts';
import { readPage } from '../../src/ingest/read-page.ts';
import { readPlainText } from '../../src/ingest/read-plain-text.ts';

describe('a feed’s date', () => {
  it.each([
    ['Mon, 01 Jan 0001 00:00:00 +0000', null],
    ['Thu, 01 Jan 1970 00:00:00 +0000', null],
    ['0000-00-00 00:00:00', null],
    ['Tue, 01 Jun 2021 24:00:00 GMT', '2021-06-02T00:00:00Z'],
    ['Tue, 01 Jun 2021 22:30:00 ET', '2021-06-01T22:30:00-04:00'],
    ['Tue, 01 Dec 2020 22:30 PT', '2020-12-01T22:30:00-08:00'],
    ['2021-06-01 10:00 MEST', '2021-06-01T10:00:00+02:00'],
    ['03-12-31', '2003-12-31T00:00:00Z'],
    ['15-12-18 06:00', null],
    ['24 نيسان / أبريل 2020', '2020-04-24T00:00:00Z'],
  ])('"%s" is %s', (text, instant) => expect(readInstant(text)).toBe(instant));

  it('without a year of four digits stays a day where only one order makes a date', () => {
    expect(readDate('07-25-17')).toBe('2017-07-25');
  });
});

describe('an instant in Greenwich time', () => {
  it.each([
    ['2021-06-02T02:30:00Z', '2021-06-01T22:30:00-04:00'],
    ['2021-12-02T02:30:00+00:00', '2021-12-01T21:30:00-05:00'],
    ['2021-06-02T00:00:00Z', '2021-06-02T00:00:00Z'],
    ['2021-06-02T02:30:00+02:00', '2021-06-02T02:30:00+02:00'],
    ['2021-06-02', '2021-06-02'],
  ])('%s is %s in New York', (value, local) => expect(localInstant(value, 'America/New_York')).toBe(local));
});

const BODY = `<p>The council voted on Monday to sell the old mill to a bank in the capital for nine million.</p>
<p>Mayor Ann Bell said the price was fair and the bank promised to keep the mill open to walkers.</p>`;
const published = (head: string, line: string, url?: string) =>
  readPage({
    html: `<!doctype html><html><head><title>Mill sold</title>${head}</head><body><h1>Mill sold</h1>${line}${BODY}</body></html>`,
    url,
  }).published;

describe('a page’s day', () => {
  it.each([
    ['<p>Posted on October 3, 2018</p>', '2018-10-03'],
    ['<div>Von Anna am 07.02.2014 in Politik <a>a</a> <a>b</a> <a>c</a> <a>d</a></div>', '2014-02-07'],
    [
      '<p>Words by Sam. Published 3 October 2018. Filed under news, the town, the river, the mill and what it cost.</p>',
      '2018-10-03',
    ],
  ])('is read in its visible words: %s', (line, day) => {
    expect(published('', line)).toMatchObject({ value: day, provenance: 'byline' });
  });

  const STAMP = '<meta property="article:published_time" content="2021-06-30T08:00:00Z">';
  it('is the one on which byline and address agree, against a stamp that stands alone', () => {
    const line = '<p>Posted: 1 June 2021 | Updated: 30 June 2021</p>';
    expect(published(STAMP, line, 'https://t.example/2021/06/01/mill')?.value).toBe('2021-06-01');
  });

  it('may stand in no element of its own', () => {
    expect(published('', '<b>Sam Dorn</b><br>1 June 2021<br>')?.value).toBe('2021-06-01');
    expect(
      published('', '<b>Sam Dorn</b><br>The mill was sold on 1 June 2021 to a bank in the capital<br>'),
    ).toBeNull();
  });

  it.each(['12/31/03', '31.12.03', '12/31/03 by Sam Dorn'])('may have a year of two digits: %s', (line) => {
    expect(published('', `<p>${line}</p>`)?.value).toBe('2003-12-31');
  });

  it('is told by the clock that the rest of the page goes by, where the stamp is in Greenwich time', () => {
    const stamp = '<meta property="article:published_time" content="2021-06-02T02:54:29.000Z">';
    const clock = (...offsets: readonly string[]): string =>
      offsets.map((offset) => `<script>const on = {"show":"Tue, 01 Jun 2021 23:00:00 ${offset}"}</script>`).join('');
    expect(published(stamp + clock('-0400'), '')?.value).toBe('2021-06-01T22:54:29-04:00');
    expect(published(stamp + clock('-0400', '+0200'), '')?.value).toBe('2021-06-02T02:54:29Z');
  });

  it('stands below the headline before it is looked for above it, where the day of the visit stands', () => {
    const html = `<!doctype html><html><head><title>The old mill is sold to a bank</title></head><body><span class="date">Wed, 2 Jun 2021</span>
      <h2>The old mill is sold to a bank</h2><p>Velm Post<br>1 Jun 2021, 22:11 GMT+10</p>${BODY}</body></html>`;
    expect(readPage({ html }).published?.value).toMatch(/^2021-06-01/);
  });

  it('is the stamp’s where nothing that readers see speaks against it twice', () => {
    expect(published(STAMP, '<p>The mill was built on 1 June 1921.</p>')?.value).toBe('2021-06-30T08:00:00Z');
    expect(published(STAMP, '', 'https://t.example/2021/06/01/mill')?.value).toBe('2021-06-30T08:00:00Z');
  });
});

describe('the head of a saved text', () => {
  const text = (head: string): string =>
    `${head}\n\nThe state opened an inquiry on Wednesday into a contract for the mill.\n\nThe mayor said that she would help.`;
  it.each([
    ['State opens inquiry\n\nHarbor Daily, March 8, 2023', 'Harbor Daily', '2023-03-08'],
    ['Harbor Daily - Wednesday, 8 March 2023 - page A1\nState opens inquiry', 'Harbor Daily', '2023-03-08'],
    ['State opens inquiry\n(Leeds Post, 8 March 2023)', 'Leeds Post', '2023-03-08'],
    ['State opens inquiry\nLeeds Post, 03/08/2023', 'Leeds Post', '2023-03-08'],
    ['State opens inquiry\nBy Sam Dorn, Leeds Post | 8 Mar 2023 | 5 min read', 'Leeds Post', '2023-03-08'],
  ])('names outlet and day: %s', (head, publisher, day) => {
    const article = readPlainText({ text: text(head) });
    expect(article).toMatchObject({ title: 'State opens inquiry', publisher, published: { value: day } });
    expect(article.text).not.toContain('2023');
  });

  it('may be that of an e-mail', () => {
    const head = 'From: desk@harbor.example\nDate: Wed, 8 Mar 2023 17:00:00 -0500\nSubject: State opens inquiry';
    expect(readPlainText({ text: text(head) })).toMatchObject({
      title: 'State opens inquiry',
      publisher: 'harbor.example',
      published: { value: '2023-03-08T17:00:00-05:00' },
    });
  });

  it('is not a sentence with a day in it', () => {
    const head =
      'State opens inquiry\n\nThe Daily Post, March 8, 2023, was the first to tell of it and of what came after.';
    expect(readPlainText({ text: text(head) }).publisher).toBeNull();
  });
});

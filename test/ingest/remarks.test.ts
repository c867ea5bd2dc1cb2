// What a reader is told about how a document was read, and what is too little to be an article.
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/ingest/read-document.ts';
import { readMarkdown } from '../../src/ingest/read-markdown.ts';
import { readPage } from '../../src/ingest/read-page.ts';
import { readPlainText } from '../../src/ingest/read-plain-text.ts';

const WORDS = 'The council met on Monday and closed the lock, the mayor said on Tuesday.';
const page = (body: string): string => `<html><body>${body}</body></html>`;

describe('a date with two readings', () => {
  test.each(['15-12-18', 'Date: 15-12-18', 'Published 15-12-18'])('“%s” leaves a text undated and says why', (line) => {
    const { published, remark } = readPlainText({ text: `Lock closed\n${line}\n\n${WORDS}` });
    expect(published).toBeNull();
    expect(remark).toBe(
      'its date “15-12-18” can be 15 December 2018 or 18 December 2015: write the year in four digits',
    );
  });

  test('in front matter is told as well', () => {
    expect(readMarkdown({ text: `---\ntitle: Lock closed\ndate: 15-12-18\n---\n\n${WORDS}` }).remark).toContain(
      '15-12-18',
    );
  });

  test.each(['2024-02-30', 'Sunday-ish', '2024-13-01T10:00:00Z'])(
    'that front matter has and no calendar, “%s”, is left out, and that is told',
    (date) => {
      const { published, remark } = readMarkdown({ text: `---\ntitle: Lock closed\ndate: ${date}\n---\n\n${WORDS}` });
      expect(published).toBeNull();
      expect(remark).toBe(`its date “${date}” is no date that can be read, and was left out`);
    },
  );

  test('that is none does not hide the one that another field holds', () => {
    const { published, remark } = readMarkdown({ text: `---\ndate: soon\npublished: 2024-05-02\n---\n\n${WORDS}` });
    expect([published?.value, remark]).toEqual(['2024-05-02', undefined]);
  });

  test.each(['15.12.18', '2018-12-15', '15-13-18'])('nothing is said of “%s”', (line) => {
    expect(readPlainText({ text: `Lock closed\n${line}\n\n${WORDS}` }).remark).toBeUndefined();
  });
});

describe('a page', () => {
  test('with more elements than an article has is read on the outside, and says so', () => {
    const { text, remark } = readPage({ html: page(`<p>${WORDS}</p>${'<p><a>x</a></p>'.repeat(15_000)}`) });
    expect(text).toContain(WORDS);
    expect(remark).toMatch(/larger than articles are/);
    expect(readPage({ html: page(`<p>${WORDS}</p>`) }).remark).toBeUndefined();
  });

  test.each(['Hello', 'Please wait', 'Please wait...', 'Loading…'])('that says “%s” is no article', (words) => {
    expect(readPage({ html: page(`<p>${words}</p>`) }).text).toBeNull();
    expect(() => readDocument({ text: page(`<p>${words}</p>`), name: 'a.html' })).toThrow(/holds no article/);
  });

  test.each(['The lock is closed.', 'Mayor resigns over the lock!', '市長は水門の件で辞任した。'])(
    'that says “%s” is one',
    (words) => {
      expect(readPage({ html: page(`<p>${words}</p>`) }).text).toBe(words);
    },
  );
});

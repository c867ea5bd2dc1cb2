// Front matter that is read without the parser of YAML says what that parser says of it.
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { frontMatter } from '../../src/ingest/front-matter.ts';

const parsed = (source: string): unknown => {
  const found: unknown = parse(source, { schema: 'core', logLevel: 'error' });
  return Object.fromEntries(Object.entries(found as object).map(([key, value]) => [key.toLowerCase(), value]));
};

const VALUES = [
  "'The mayor''s crane'",
  "'  kept  '",
  '"plain: and # more"',
  "''",
  '""',
  'The Gull',
  'The Gull, and others (again)',
  'it’s "said" [so]',
  'https://example.org/a?b=c&d=e',
  '2024-05-02',
  '2024-05-02T10:30:00Z',
  '2024-05-02T10:30:00.5+02:00',
  'true',
  'False',
  'null',
  'nullity',
  '12',
  '0x1f',
  '1e3',
  '.5',
  '~',
  '-5',
  'a #comment',
  'ends with a space ',
  'Straße – 5 %',
  '[a, b]',
  '{a: b}',
  '"with \\n escape"',
  '- x',
  '*alias?',
];

describe('front matter', () => {
  test.each(VALUES)('reads %s as YAML does', (value) => {
    const source = `title: ${value}\nPublisher: The Gull`;
    let expected: unknown;
    try {
      expected = parsed(source);
    } catch {
      return;
    }
    expect(frontMatter(source)).toEqual(expected);
  });

  test('of a key that stands twice is read line by line: the later one counts', () => {
    expect(frontMatter('title: One\ntitle: Two')).toEqual({ title: 'Two' });
  });

  test('with lists and nested forms is read as YAML', () => {
    expect(frontMatter('title: A\nauthors:\n  - B\n  - C')).toEqual({ title: 'A', authors: ['B', 'C'] });
  });
});

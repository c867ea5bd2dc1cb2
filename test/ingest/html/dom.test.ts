// What the document of a page is made of.
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/ingest/html/dom.ts';

test('words with character references in them are one node', () => {
  const { body } = parseDocument(`<html><body><p>${'a &lt; b '.repeat(500)}</p></body></html>`);
  const nodes = [...(body.children[0]?.childNodes ?? [])];
  expect(nodes).toHaveLength(1);
  expect(nodes[0]?.textContent).toContain('a < b a < b');
});

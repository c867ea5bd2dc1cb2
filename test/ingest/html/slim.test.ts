// How deep elements may nest in the slim copy of a page.
import { expect, test } from 'vitest';
import { slimPage } from '../../../src/ingest/html/slim.ts';

/** How many elements are open at once, at most; void ones are left out. */
function deepest(html: string): number {
  let [depth, most] = [0, 0];
  for (const [tag] of html.matchAll(/<(?!!|br|hr|meta|link)[^>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : 1;
    most = Math.max(most, depth);
  }
  return most;
}

test.each([
  ['elements that never end', '<section>'],
  ['elements that end themselves', '<a name="top"/>'],
  ['elements that end themselves, torn', '<href="/><'],
  ['addresses that end in a stroke', '<a href=/news/>'],
])('of %s is bounded', (_, fragment) => {
  expect(deepest(slimPage(`<body>${fragment.repeat(5000)}</body>`).html)).toBeLessThan(150);
});

test('an anchor that ends itself does not take in what follows', () => {
  expect(slimPage('<body><a name="top"/><p>The lock is closed.</p></body>').html).toContain(
    '<a name="top"></a><p>The lock is closed.</p>',
  );
});

test('the stroke at the end of an address ends no link', () => {
  expect(slimPage('<body><a href=/news/>News</a></body>').html).toContain('>News</a>');
});

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
  ['elements between which something ends that never began', '<div></h1>'],
  ['cells without a table', '<div><td>'],
  ['items in items', '<li><ul>'],
])('of %s is bounded', (_, fragment) => {
  expect(deepest(slimPage(`<body>${fragment.repeat(5000)}</body>`).html)).toBeLessThan(70);
});

test('an anchor that ends itself does not take in what follows', () => {
  expect(slimPage('<body><a name="top"/><p>The lock is closed.</p></body>').html).toContain(
    '<a name="top"></a><p>The lock is closed.</p>',
  );
});

test('the stroke at the end of an address ends no link', () => {
  expect(slimPage('<body><a href=/news/>News</a></body>').html).toContain('>News</a>');
});

test('every element that is written ends, in the order of a browser', () => {
  const { html } = slimPage('<body><ul><li>Lock<li>Weir<div><p>One<p>Two</ul>Three</section></p>Four</br>Five');
  expect(html).toContain(
    '<ul><li>Lock</li><li>Weir<div><p>One</p><p>Two</p></div></li></ul>Three<p></p>Four<br>Five</body>',
  );
});

test('what stands deeper than any page nests its words is kept without its elements', () => {
  const { html } = slimPage(
    `<body>${'<div>'.repeat(300)}<p>The lock is closed.</p>${'</div>'.repeat(300)}<p>Outside.</p>`,
  );
  expect(html).toMatch(/<div>The lock is closed\.<\/div>.*<\/div><p>Outside\.<\/p>/);
});

test('an attribute is written once, however often a tag has it', () => {
  expect(slimPage(`<body><p ${'class="a" id="b" '.repeat(500)}>Lock</p>`).html).toContain(
    '<p class="a" id="b">Lock</p>',
  );
});

test('all elements together stand in so many others, however they are nested', () => {
  const { html } = slimPage(`<body>${'<div>'.repeat(55)}${'<a>x</a>'.repeat(15_000)}`);
  expect(html.match(/<a>/g)?.length).toBeLessThan(5000);
  expect(html.match(/x/g)).toHaveLength(15_000);
});

// The pieces that hostile documents are made of: words of each language that is read, and the frames they are put into.
import { fc } from './seed.ts';

export interface Language {
  readonly pieces: readonly string[];
  /** What stands before and behind the repeated fragment. */
  readonly frames: readonly (readonly [string, string])[];
}

const MARKUP =
  `< > </ /> <!-- --> <![CDATA[ ]]> <!DOCTYPE <!ENTITY [ ] <? ?> & &amp; &lt; &gt; &#60; &#x &a; ; " ' = a 1 A é - : . / # @ ( )`.split(
    ' ',
  );
const SPACES = [' ', '\n', '\t', '\r', '\u00a0', '\u200b', '\u0000'];
const ATTRIBUTES = [
  'href="',
  "href='",
  'href=',
  ' class="ad',
  'style="display',
  'xmlns:a="',
  'xml:base="http://a/',
  'rel="alternate"',
];
const tags = (names: string): string[] => names.split(' ').flatMap((name) => [`<${name}>`, `</${name}>`, `<${name} `]);

const inItem = (before: string, behind: string): readonly [string, string] => [
  `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><item>${before}`,
  `${behind}</item></channel></rss>`,
];

export const XML: Language = {
  pieces: [
    ...MARKUP,
    ...SPACES,
    ...ATTRIBUTES,
    ...tags('item title description link guid author pubDate entry content content:encoded dc:date x:y'),
    'Mon, 01 Jan 2024',
    'a@b.c (',
    'http://a.example/?utm_source=',
  ],
  frames: [
    ['', ''],
    ['<rss><channel>', '</channel></rss>'],
    ['<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml">', '</content></entry></feed>'],
    ['<rdf:RDF><item rdf:about="', '"><title>T</title></item></rdf:RDF>'],
    ['<rss><channel><item ', '><title>T</title></item></channel></rss>'],
    ...['title', 'description', 'link', 'guid', 'author', 'pubDate', 'content:encoded'].map((name) =>
      inItem(`<${name}>`, `</${name}>`),
    ),
    inItem('<description><![CDATA[', ']]></description>'),
    inItem('', ''),
  ],
};

export const HTML: Language = {
  pieces: [
    ...MARKUP,
    ...SPACES,
    ...ATTRIBUTES,
    ...tags('p div a span table tr td ul li b h1 script style svg time meta article blockquote br textarea form'),
    'Published on May 5, 2021 ',
    'The mayor said on Monday. ',
    '2021-05-05',
    'By Ann Poe ',
    'By ',
    ' | ',
    ' - ',
    '{"@type":"NewsArticle",',
    '"datePublished":"2021',
  ],
  frames: [
    ['', ''],
    ['<!doctype html><html><head><title>', '</title></head><body><h1>Lock</h1><p>The council met.</p></body></html>'],
    ['<html><head><meta property="og:title" content="', '"></head><body><p>The council met.</p></body></html>'],
    ['<html><body><article><h1>Lock</h1><p>', '</p></article></body></html>'],
    ['<html><body><div class="', '">x</div></body></html>'],
    ['<html><head><script type="application/ld+json">', '</script></head><body><p>The council met.</p></body></html>'],
    ['<html><head><script>', '</script></head><body><p>The council met.</p></body></html>'],
    ['<html><body><span class="byline">', '</span><p>The council met.</p></body></html>'],
  ],
};

const WORDS =
  'the a of on in at to and said says was by Monday Tuesday May July 2017 5 12 10 twelve Jane Doe Mr. U.S. Sen. a.m. p.m. © last week day ago before after — – - , . ; : ! ? … “ ” " \' ( ) [ ] * _ # > | / \\ http://a.example @ Reuters AP Photo: Updated: By';

export const ARTICLES: Language = {
  pieces: [
    ...WORDS.split(' '),
    ...WORDS.split(' ').map((word) => `${word} `),
    ...SPACES,
    '\n\n',
    '---\n',
    '- ',
    '1. ',
    '```',
  ],
  frames: [
    ['', ''],
    ['', '\n\nThe council met on Monday and closed the lock, the mayor said.'],
    ['---\ntitle: ', '\n---\n\nThe council met on Monday and closed the lock.'],
    ['Lock closed\nBy ', '\n\nThe council met on Monday and closed the lock.'],
    ['Published: ', '\n\nThe council met on Monday and closed the lock.'],
    ['“', '” she said on Monday.'],
  ],
};

export const JSON_FEEDS: Language = {
  pieces: [
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\"',
    '\\',
    ',',
    ':',
    '{"',
    '"id":',
    '"items":[',
    '{"title":"a"},',
    'null,',
    '[[',
    '{"a":[',
    '1',
    ' ',
    '\\u0000',
  ],
  frames: [
    ['{', ''],
    ['{"version":"https://jsonfeed.org/version/1","items":[', ']}'],
    ['{"version":"https://jsonfeed.org/version/1","items":[{"title":"', '"}]}'],
    ['{"version":"https://jsonfeed.org/version/1","items":[{"content_html":"', '"}]}'],
  ],
};

export interface Fragment {
  readonly frame: readonly [string, string];
  readonly pieces: readonly string[];
}

/** A fragment of one to six pieces in a frame. */
export const fragmentOf = ({ pieces, frames }: Language): fc.Arbitrary<Fragment> =>
  fc.record({
    frame: fc.constantFrom(...frames),
    pieces: fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }),
  });

/** The fragment again and again, so many characters of it, in its frame. */
export function repeated({ frame: [before, behind], pieces }: Fragment, length: number): string {
  const unit = pieces.join('');
  return `${before}${unit.repeat(Math.ceil(length / unit.length))}${behind}`;
}

/** Pieces in any order, a document nobody would write. */
export const documentOf = ({ pieces, frames }: Language): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...frames), fc.array(fc.constantFrom(...pieces), { maxLength: 200 }))
    .map(([[before, behind], inside]) => `${before}${inside.join('')}${behind}`);

// What the likelihood needs of a report survives packing, and says where the report can meet others.
import { describe, expect, test } from 'vitest';
import { tagText } from '../../../src/bot/tag.ts';
import {
  articleTraitsOf,
  codesOfArticle,
  keysOf,
  keywordsOf,
  linksAmong,
  packArticle,
  packTraits,
  reachOf,
  type Traits,
  traitsOf,
  unpackArticle,
  unpackTraits,
  weighingOf,
} from '../../../src/events/identity/index.ts';
import { nameTable } from '../../../src/events/names.ts';
import type { PublicationDate } from '../../../src/model/article.ts';
import { fromIso } from '../../../src/model/day.ts';

const NAMES = nameTable([{ name: 'Marta Quill', aliases: [] }]);

function traitsIn(id: string, text: string, published: string | null): Traits[] {
  const date: PublicationDate | null =
    published === null ? null : { value: published, certainty: 'stated', provenance: 'meta' };
  const article = articleTraitsOf(
    { id, title: null, text, published: date, publisher: 'Ellery Post', url: null, agency: null },
    NAMES,
  );
  const weigh = weighingOf(codesOfArticle({ title: null, text }, NAMES), keywordsOf([]));
  return tagText({ text, dct: published }).reports.map((report, index) => {
    const words = text.slice(report.sentence.begin, report.sentence.end);
    return traitsOf({ report: { ...report, article: id, index, text: words } }, article, NAMES, weigh);
  });
}

const CENSURE =
  'The council censured Marta Quill on Tuesday, March 14, 2023, by 5 votes to 4, and “the matter is closed now,” said the mayor.';

describe('traits', () => {
  test('are the same after packing', () => {
    const [report] = traitsIn('a', CENSURE, '2023-03-15') as [Traits];
    const article = unpackArticle('a', packArticle(report.article));
    expect(article).toEqual(report.article);
    expect(unpackTraits(report.article, packTraits(report))).toEqual(report);
    expect(packTraits(report).length).toBeLessThan(300);
  });

  test('a blob of another version is no traits', () => {
    const [report] = traitsIn('a', CENSURE, '2023-03-15') as [Traits];
    const blob = packTraits(report);
    blob[0] = 255;
    expect(unpackTraits(report.article, blob)).toBeNull();
  });
});

describe('the reach of a report', () => {
  test('is its day with one on each side', () => {
    const [report] = traitsIn('a', CENSURE, '2023-03-15') as [Traits];
    expect(reachOf(report)).toEqual({ from: fromIso('2023-03-13'), to: fromIso('2023-03-15') });
  });

  test('is nowhere for an undated article, which meets others by the keys of its act', () => {
    const [undated] = traitsIn('b', 'The council censured Marta Quill.', null) as [Traits];
    const [dated] = traitsIn('a', CENSURE, '2023-03-15') as [Traits];
    expect(reachOf(undated)).toBeNull();
    expect(keysOf(undated).filter((key) => keysOf(dated).includes(key))).not.toEqual([]);
    expect(linksAmong([dated], [undated])).toMatchObject([{ a: 0, b: 1 }]);
  });
});

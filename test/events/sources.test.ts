import { describe, expect, test } from 'vitest';
import { attributedHouse, corroborate, houseOf } from '../../src/events/sources.ts';
import type { ArticleHeader, Evidence } from '../../src/model/event.ts';
import { on, published, told } from './evidence.ts';

const WORDS = 'The tug crews walked out at noon on Tuesday and the harbour stood still until the evening.';
const one = (
  header: Partial<ArticleHeader> & { id: string },
  text = WORDS,
  attribution: string | null = null,
): Evidence[] => told(header, [{ text, date: on('2021-05-04'), attribution }]);
const count = (...evidence: readonly (readonly Evidence[])[]): number =>
  corroborate(evidence.flat()).independentSources;

const OTHER = 'Tug crews stopped work on Tuesday; nothing left the port before nightfall.';
const THIRD = 'A strike of tug crews closed the port for half of Tuesday, the port authority said.';

describe('independent sources', () => {
  test('are publishers with their own words', () => {
    expect(count(one({ id: '1', publisher: 'Post' }), one({ id: '2', publisher: 'Courier' }, OTHER))).toBe(2);
  });

  test('count once: one publisher, copies, one agency, the same words', () => {
    expect(count(one({ id: '1', publisher: 'The Post' }), one({ id: '2', publisher: 'Post' }, OTHER))).toBe(1);
    expect(count(one({ id: '1', publisher: 'Post' }), one({ id: '2', publisher: 'Courier', copyOf: '1' }, OTHER))).toBe(
      1,
    );
    expect(
      count(
        one({ id: '1', publisher: 'Post', copyOf: '9' }),
        one({ id: '2', publisher: 'Courier', copyOf: '9' }, OTHER),
      ),
    ).toBe(1);
    expect(
      count(
        one({ id: '1', publisher: 'Post', agency: 'AP' }),
        one({ id: '2', publisher: 'The Associated Press' }, OTHER),
      ),
    ).toBe(1);
    expect(count(one({ id: '1', publisher: 'Post' }), one({ id: '2', publisher: 'Courier' }))).toBe(1);
  });

  test('may quote the same words: a shared quotation proves no copying', () => {
    const quotation =
      '“We have waited for two winters and we will not wait for a third one, whatever they promise us now”';
    expect(
      count(
        one({ id: '1', publisher: 'Post' }, `${quotation}, the union wrote.`),
        one({ id: '2', publisher: 'Courier' }, `${quotation}, read the leaflet.`),
      ),
    ).toBe(2);
  });

  test('are not papers that retell one paper’s report', () => {
    const retold = (id: string, publisher: string, text: string) =>
      one({ id, publisher }, text, 'the Harbour Post reported');
    expect(count(one({ id: '1', publisher: 'Harbour Post' }), retold('2', 'Courier', OTHER))).toBe(1);
    expect(count(retold('2', 'Courier', OTHER), retold('3', 'Weekly', THIRD))).toBe(1);
  });

  test('without a publisher’s name go by the address', () => {
    const { publishers } = corroborate(one({ id: '1', url: 'https://www.post.example/a' }));
    expect(publishers).toEqual(['post.example']);
  });
});

describe('the first to report', () => {
  const at = (id: string, publisher: string, value: string, text: string) =>
    one({ id, publisher, published: published(value) }, text);

  test('is the earlier day, the earlier instant of a day, whatever the zone', () => {
    const first = corroborate([
      ...at('1', 'Post', '2021-05-05T08:00:00+02:00', WORDS),
      ...at('2', 'Courier', '2021-05-05T05:30:00Z', OTHER),
    ]).firstReported;
    expect(first?.article.publisher).toBe('Courier');
  });

  test('is not known where two papers only give the same day, or none gives any', () => {
    expect(
      corroborate([...at('1', 'Post', '2021-05-05', WORDS), ...at('2', 'Courier', '2021-05-05', OTHER)]).firstReported,
    ).toBeNull();
    expect(corroborate(one({ id: '1', publisher: 'Post' })).firstReported).toBeNull();
  });
});

describe('houses', () => {
  test('have one name under all their names', () => {
    expect(new Set(['AP', 'The Associated Press', 'Associated Press'].map(houseOf)).size).toBe(1);
    expect(houseOf('BBC.com')).toBe(houseOf('BBC'));
  });

  test('are found in attributions to papers, not to people', () => {
    expect(attributedHouse('the Washington Post reported')).toBe('washington post');
    expect(attributedHouse('according to Reuters')).toBe('reuters');
    expect(attributedHouse('according to two officials')).toBeNull();
    expect(attributedHouse('Brandt said')).toBeNull();
    expect(attributedHouse(null)).toBeNull();
  });
});

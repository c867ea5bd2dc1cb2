// Where a history stands: the year that its bare months and days are of.
import { describe, expect, it } from 'vitest';
import { tagTimexes } from '../../src/temporal/tag.ts';

/** Values of a history's expressions that name a month, in order. */
const values = (text: string): string[] =>
  tagTimexes({ text, dct: '2015-01-01', mode: 'narrative' })
    .map(({ value }) => value)
    .filter((value) => /^\d{4}-\d\d/.test(value));

describe('the year of a bare month in a history', () => {
  it('goes on over a winter', () => {
    expect(values('The siege began in October 1854. The winter was hard. In January typhus broke out.')).toEqual([
      '1854-10',
      '1855-01',
    ]);
  });

  it('goes on where the telling steps back by half a year or so', () => {
    expect(values('The port was taken in August 1702. In February the fleet left it.')).toEqual(['1702-08', '1703-02']);
  });

  it('stays where the sentence looks back', () => {
    expect(values('The port was taken in August 1702. The fleet had arrived in March.')).toEqual([
      '1702-08',
      '1702-03',
    ]);
  });

  it('is not that of a look aside', () => {
    expect(values('Tunis fell on 7 May 1943. The corps had landed in 1941. Sicily was invaded in July.')).toEqual([
      '1943-05-07',
      '1943-07',
    ]);
  });

  it('is that of the paragraph which goes back', () => {
    const text =
      'Peace was signed on 30 March 1856.\n\nThe war had begun in 1853. In June the army had crossed the Pruth.';
    expect(values(text)).toEqual(['1856-03-30', '1853-06']);
  });

  it('is that of "that year", whatever year it was', () => {
    expect(
      values('She opened a school in May 1847. It was closed in 1931. He died on 12 October of that year.'),
    ).toEqual(['1847-05', '1931-10-12']);
  });

  it('is told by the words that open the sentence', () => {
    expect(values('They wed in May 1851. In the war of 1864 she ran a hospital. It opened in March.')).toEqual([
      '1851-05',
      '1864-03',
    ]);
  });
});

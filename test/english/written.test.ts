// Holds that the words found by kinds of characters are those of the regular expressions that say what a word is.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalisedWithin, eachWord, isCapitalised, writtenWords } from '../../src/english/written.ts';

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;
const CAPITALISED = /[\p{L}\p{N},;’'”"] +(\p{Lu}[\p{L}'’.-]+)/gu;

/** Text with all that matters: letters of several scripts, digits, apostrophes, quotation marks, combining and far characters. */
const text = fc
  .array(
    fc.constantFrom(
      ...'aBcÉßжДΩ7٣ªⅫ',
      "'",
      '’',
      '"',
      '”',
      ' ',
      '  ',
      '.',
      '-',
      ',',
      'e\u0301',
      '𝐀',
      '\ud835',
      '語',
      ' Ada',
      ' Brandt-Lee',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('words as they are written', () => {
  test.each([
    ["The mayor's aide didn't sign at 5 o'clock's end.", 'The mayor’s aide didn’t sign 2.5 deals, said Brandt-Lee Jr.'],
  ])('are those of the expression: %s', (...texts) => {
    for (const each of texts) expect(writtenWords(each)).toEqual(each.match(WORD) ?? []);
  });

  test('whatever the text', () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(writtenWords(each)).toEqual(each.match(WORD) ?? []);
      }),
    );
  });

  test('with their places', () => {
    const found: string[] = [];
    eachWord('“Ruiz’s boat,” he said', (begin, end) => found.push(`${begin}-${end}`));
    expect(found).toEqual(['1-7', '8-12', '15-17', '18-22']);
  });

  test('capitals inside a sentence are those of the expression', () => {
    expect(capitalisedWithin('Ada Moreau told Lund, Ada Berg and A. Fox')).toEqual(['Moreau', 'Lund', 'Ada', 'A.']);
    fc.assert(
      fc.property(text, (each) => {
        expect(capitalisedWithin(each)).toEqual(Array.from(each.matchAll(CAPITALISED), (match) => match[1]));
      }),
    );
  });

  test('a capital is one of any script', () => {
    expect(['Ada', 'Éva', 'Ωmega', '𝐀da', 'ada', 'ß', '7', ''].map(isCapitalised)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

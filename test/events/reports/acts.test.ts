// What a report says was done, by whom, whether it is so, and whether it is told or only pointed to.
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/english/sentences.ts';
import { findReports } from '../../../src/events/reports/find-reports.ts';
import type { Act } from '../../../src/model/act.ts';
import { tagTimexes } from '../../../src/temporal/tag.ts';

const DCT = '2019-05-15';

/** The act of the report that holds these words. */
function actOf(text: string, words: string): Act {
  const sentences = splitSentences(text);
  const timexes = tagTimexes({ text, dct: DCT, mode: 'news', sentences });
  const reports = findReports({ text, title: null, dct: DCT, mode: 'news', sentences, timexes });
  const found = reports.find(({ begin, end }) => text.slice(begin, end).includes(words));
  if (!found?.act) throw new Error(`no act of "${words}"`);
  return found.act;
}

describe('who did what to whom', () => {
  it.each([
    ['Mayor Ada Quill dismissed the clerk on Monday.', 'dismissed', { who: ['quill'], whom: ['clerk'] }],
    ['The clerk was dismissed by Ada Quill on Monday.', 'dismissed', { who: ['quill'], whom: ['clerk'] }],
  ])('%s', (text, words, parts) => {
    expect(actOf(text, words)).toMatchObject(parts);
  });
});

describe('what was done', () => {
  it.each([
    ['Ada Quill announced her resignation on Monday.', 'announced', 'resign'],
    ['Ada Quill announced a review of the resignation on Monday.', 'announced', 'announc'],
    ['Ada Quill announced on Monday that the clerk resigned.', 'announced', 'announc'],
  ])('%s', (text, words, predicate) => {
    expect(actOf(text, words).predicate).toBe(predicate);
  });

  it('is done by a name that opens the sentence as by one inside it', () => {
    expect(actOf('Sessions recused himself on Monday.', 'recused').who).toContain('sessions');
    expect(actOf('Mr. Sessions recused himself on Monday.', 'recused').who).toContain('sessions');
  });
});

describe('whether it is so', () => {
  it.each([
    ['Ada Quill resigned on Monday.', 'resigned', { isSo: true, realis: 'happened' }],
    ['Ada Quill did not resign on Monday.', 'resign', { isSo: false, realis: 'happened' }],
    ['Ada Quill plans to resign on Monday.', 'to resign', { predicate: 'resign', realis: 'planned' }],
    ['Ada Quill was the first of the ministers to resign on Monday.', 'to resign', { realis: 'happened' }],
    ['The clerk resigned, the Velm Post was first to report on Monday.', 'to report', { realis: 'happened' }],
    ['Ada Quill denied on Monday that she resigned.', 'resigned', { realis: 'denied' }],
    ['Ada Quill denied that she resigned.', 'resigned', { realis: 'denied' }],
    ['Ada Quill said on Monday that she resigned.', 'resigned', { realis: 'happened' }],
  ])('%s', (text, words, fate) => {
    expect(actOf(text, words)).toMatchObject(fate);
  });
});

describe('what a sentence only points to', () => {
  it.each([
    ['Ada Quill resigned on Monday, two days after the council censured her.', 'resigned', 'tells'],
    ['Ada Quill resigned on Monday, two days after the council censured her.', 'censured', 'points'],
    [
      'Ada Quill resigned on Monday, shortly after she learned that a counsel had been appointed.',
      'appointed',
      'points',
    ],
    ['Ada Quill has been under attack since the council censured her on May 6.', 'under attack', 'points'],
    ['Ada Quill would have stayed if the council had censured the clerk on May 6.', 'censured', 'points'],
    ['Ada Quill said on Monday that a counsel had been appointed.', 'said', 'tells'],
    ['Ada Quill resigned on Monday because the council had censured her.', 'censured', 'tells'],
    ['Seven people died on Monday when a mill burned down.', 'burned', 'tells'],
    ['The clerk said on Monday that seven people died when a mill burned down.', 'burned', 'tells'],
    ['When the mill burned down on Monday, nobody was in it.', 'burned', 'points'],
  ])('%s (%s): %s', (text, words, telling) => {
    expect(actOf(text, words).telling).toBe(telling);
  });
});

describe('where what is told ends', () => {
  const toldIn = (text: string, words: string): string => text.slice(text.indexOf(words), actOf(text, words).until);
  it.each([
    [
      'Ada Quill resigned on Monday, shortly after she learned that a counsel had been appointed.',
      'resigned',
      'resigned on Monday, shortly ',
    ],
    ['The board met on Monday and Brandt resigned on Tuesday.', 'met', 'met on Monday '],
    ['The board met on Monday and Brandt resigned on Tuesday.', 'Brandt', 'Brandt resigned on Tuesday.'],
    [
      'The mayor said on Monday that Brandt resigned on Sunday.',
      'said',
      'said on Monday that Brandt resigned on Sunday.',
    ],
    ['After the council censured her, Ada Quill resigned on Monday.', 'resigned', 'resigned on Monday.'],
  ])('%s (%s)', (text, words, told) => {
    expect(toldIn(text, words)).toBe(told);
  });
});

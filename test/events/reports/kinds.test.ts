// What a stretch is (report, quotation, opinion, background) and who says so.
import { describe, expect, it } from 'vitest';
import { toldOf } from './telling.ts';

const DCT = '2019-05-15';
const kind = (text: string, words: string): string => toldOf(text, words, DCT).kind;
const source = (text: string, words: string): string | null => toldOf(text, words, DCT).attribution;

describe('kinds', () => {
  it('tell a happening as a report', () => {
    expect(kind('The mayor resigned on Monday.', 'resigned')).toBe('report');
  });

  it('tell quoted words as a quotation', () => {
    expect(kind('“I will never leave this town again,” the mayor said.', 'never leave')).toBe('quote');
  });

  it('leave a sentence a report for one word in quotation marks', () => {
    expect(kind('The mayor was “disappointed” in the clerk and dismissed her.', 'dismissed')).toBe('report');
  });

  it.each([
    ['The council should be ashamed of itself.', 'should'],
    ['It’s not hard to see why people left.', 'hard to see'],
    ['Who would believe the mayor now?', 'believe'],
    ['We need a new bridge in our town.', 'need a new'],
    ['Regardless of how it ends, both are good people.', 'both are'],
  ])('tell judgement, advocacy and questions as opinion: %s', (text, words) => {
    expect(kind(text, words)).toBe('opinion');
  });

  it('do not take what somebody is said to think for the article’s opinion', () => {
    expect(kind('The mayor said on Monday that the council should resign.', 'The mayor said')).toBe('report');
  });

  it('tell states and biography as background', () => {
    expect(kind('It rained on Monday. Before that, the mayor was an engineer.', 'engineer')).toBe('background');
    expect(kind('The mayor was elected in 2003.', 'elected')).toBe('background');
  });
});

describe('attribution', () => {
  it.each([
    ['The mayor resigned, according to two officials.', 'resigned', 'according to two officials'],
    ['The mayor had resigned, the Post reported.', 'had resigned', 'the Post reported'],
    ['The mayor told the Herald that she was tired.', 'tired', 'The mayor told the Herald'],
    ['On June 5, two days after the fire, the governor said the crews were tired.', 'tired', 'the governor said'],
    ['“It is a very good plan,” said Senator Ruiz.', 'good plan', 'said Senator Ruiz'],
    ['The clerk left, citing unnamed aides.', 'left', 'citing unnamed aides'],
  ])('%s', (text, words, attribution) => {
    expect(source(text, words)).toBe(attribution);
  });

  it('is null where the article itself tells it', () => {
    expect(source('The mayor resigned on Monday.', 'resigned')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/english/sentences.ts';

const split = (text: string): string[] => splitSentences(text).map((s) => text.slice(s.begin, s.end));

describe('sentences', () => {
  it('end at full stops, question and exclamation marks', () => {
    expect(split('He left. Did she? Yes! They all did.')).toEqual(['He left.', 'Did she?', 'Yes!', 'They all did.']);
  });

  it('keep titles, ranks and initials together', () => {
    const text = 'Sen. John F. Kennedy met Atty. Gen. Sally Q. Yates and Mr. Smith in St. Louis. They talked.';
    expect(split(text)).toHaveLength(2);
  });

  it('keep "U.S." inside a sentence, but let it end one', () => {
    expect(split('The U.S. Senate voted. It failed.')).toHaveLength(2);
    expect(split('He moved to the U.S. The rest stayed.')).toEqual(['He moved to the U.S.', 'The rest stayed.']);
  });

  it('keep "a.m.", "Inc." and months together with what follows', () => {
    expect(split('At 9 a.m. Tuesday Acme Inc. said on Jan. 3 that it would close. Shares fell.')).toHaveLength(2);
  });

  it('end behind a clock time before a name, but not before its day or zone', () => {
    expect(split('Brandt gave up at 9:15 p.m. Ruiz spoke at 10 p.m. Eastern. It rained.')).toEqual([
      'Brandt gave up at 9:15 p.m.',
      'Ruiz spoke at 10 p.m. Eastern.',
      'It rained.',
    ]);
    expect(split('It began at 3 a.m. Dec. 5 and ended.')).toHaveLength(1);
  });

  it('end with their closing quotes', () => {
    expect(split('"It is over." He left. “Fine.” She stayed.')).toEqual([
      '"It is over."',
      'He left.',
      '“Fine.”',
      'She stayed.',
    ]);
    expect(split("``It is over.'' He left.")).toEqual(["``It is over.''", 'He left.']);
  });

  it('do not end at a question inside quotes that goes on', () => {
    expect(split('"Why?" he asked. Nobody knew.')).toHaveLength(2);
  });

  it('do not end inside an ellipsis or a number', () => {
    expect(split('He waited ... and waited. It cost 3.5 million.')).toHaveLength(2);
    expect(split('He said . . . nothing. Then he left.')).toHaveLength(2);
  });

  it('do not end at "No. 5"', () => {
    expect(split('He was No. 5 on the list. She said no. Nobody asked.')).toHaveLength(3);
  });
});

describe('paragraphs', () => {
  const paragraphs = (text: string): number[] => splitSentences(text).map((s) => s.paragraph);

  it('are separated by blank lines', () => {
    expect(paragraphs('One. Two.\n\nThree.\n \nFour.')).toEqual([0, 0, 1, 2]);
  });

  it('are separated by one line break after a headline', () => {
    expect(split('Senate rejects the bill\nThe Senate rejected it on Friday.')).toEqual([
      'Senate rejects the bill',
      'The Senate rejected it on Friday.',
    ]);
  });

  it('go on over the line breaks of hard-wrapped prose', () => {
    expect(split('The Senate rejected\nthe bill on Friday after\nJohn McCain voted no.\nHe left.')).toEqual([
      'The Senate rejected\nthe bill on Friday after\nJohn McCain voted no.',
      'He left.',
    ]);
  });

  it('have no empty sentences', () => {
    expect(split('\n\n  \n')).toEqual([]);
    expect(split('')).toEqual([]);
  });
});

describe('a figure that was torn apart', () => {
  it.each([
    'A 5. 8-magnitude quake shook the coast.',
    'The quake of magnitude 5. 8 shook the coast.',
    'Sales rose by 2. 5 percent in the spring.',
    'The bridge cost $3. 2 and took years.',
  ])('ends no sentence: %s', (text) => expect(split(text)).toEqual([text]));

  it.each(['The vote was 51 to 46. 12 members stayed away.', 'He was 63. 2 sons survive him.'])(
    'but a figure may end one: %s',
    (text) => expect(split(text)).toHaveLength(2),
  );
});

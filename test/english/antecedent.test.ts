// Whom a pronoun that opens a sentence names, and where that is left open.
import { describe, expect, test } from 'vitest';
import { antecedentOf, peopleOf } from '../../src/english/antecedent.ts';

const HE = 'He told the council that the pier would be mended by May.';
const SHE = 'She told the council that the pier would be mended by May.';

describe('a pronoun names who spoke in the sentence before', () => {
  test.each([
    ['President Olav Brandt said on Tuesday that the ferries would sail again.', HE, 'President Olav Brandt'],
    ['Ada Moreau said on Tuesday that she would not resign.', SHE, 'Ada Moreau'],
    ['On Tuesday, Mr Brandt warned of storms in Lund.', HE, 'Mr Brandt'],
    ['Judge Ada Moreau, of the court in Malby, said “Brandt will be heard” before noon.', SHE, 'Judge Ada Moreau'],
  ])('%s', (before, sentence, name) => {
    expect(antecedentOf(sentence, before, peopleOf(''))).toBe(name);
  });

  test('also where the article has called the name by a title elsewhere', () => {
    const before = 'Brandt said that the ferries would sail again.';
    expect(antecedentOf(HE, before, peopleOf(`Harbour Minister Olav Brandt spoke in Lund. ${before}`))).toBe('Brandt');
    expect(antecedentOf(HE, before, peopleOf(before))).toBeNull();
  });
});

test('a quotation that runs on and a title of another gender leave it open', () => {
  const article = peopleOf('Prince Olav left for Malby.');
  expect(antecedentOf(SHE, 'Olav said that the pier was safe.', article)).toBeNull();
  expect(antecedentOf(HE, 'Olav said that the pier was safe.', article)).toBe('Olav');
  expect(antecedentOf(HE, 'Olav said: “We came by boat.', article)).toBeNull();
});

describe('a pronoun stays open', () => {
  test.each([
    ['somebody else is named', 'President Olav Brandt told Erik Lind that the ferries would sail again.', HE],
    ['somebody else is meant', 'President Olav Brandt said that the captain would be heard.', HE],
    ['another gender is spoken of', 'President Olav Brandt said that she would be heard.', HE],
    ['the title is another gender’s', 'Mrs Moreau said that the ferries would sail again.', HE],
    ['somebody is meant by a trade', 'President Olav Brandt said that the singer would be heard.', HE],
    ['another is the object', 'President Olav Brandt criticised him on Tuesday over the ferries.', HE],
    ['many speak', 'Prosecutors say she was in the hall.', SHE],
    ['he says nothing more', 'President Olav Brandt said that the ferries would sail.', 'He would not be heard.'],
    [
      'what he thinks is told',
      'Ada Moreau says that the state (she read on) has no case.',
      'She believed that the pier was safe.',
    ],
    ['a house speaks', 'The Harbour Office said that the ferries would sail again.', HE],
    ['nobody speaks', 'President Olav Brandt left for Malby on Tuesday.', HE],
    ['a pronoun speaks', 'He said that the ferries would sail again.', HE],
    ['the sentence opens otherwise', 'President Olav Brandt said that the ferries would sail again.', 'They left.'],
  ])('%s', (_, before, sentence) => {
    expect(antecedentOf(sentence, before, peopleOf(before))).toBeNull();
  });
});

// Holds which sentences can be read by themselves, and what print would cut so that they can.
import { describe, expect, test } from 'vitest';
import { leadsBack, standing, whyLeaning } from '../../src/english/standing.ts';
import { processorTime } from '../processor-time.ts';

describe('a sentence stands alone', () => {
  test.each([
    'The mayor of Eastport resigned on Tuesday after a vote of no confidence.',
    '“We will appeal,” the lawyer said after the hearing in Eastport.',
    'Moreau said it would take a year to mend the northern pier.',
    'The ferry line made them pay for the pier, the captains told the council.',
    'The decision of the court to free the captain angered the families.',
    'The mayor declined on Tuesday to say whether the captain still had her trust.',
    'Moreau did not answer the question of the council about the pier.',
    'Moreau told the US ambassador that Charles I never saw the pier.',
    'Moreau said “we will not let our town drown” and left the hall.',
    'Moreau told the captain on Tuesday that she trusted him.',
    'Police freed Ada Moreau and her son on Tuesday and drove them home.',
    '300 people waited at the pier for the last ferry.',
    'The Eastport Harbour Union (EHU), pressed by the captains, called off its strike.',
    'There were 40 people aboard when the ferry left the northern pier.'.replace('There were', 'Some'),
  ])('%s', (text) => {
    expect(whyLeaning(text)).toBeNull();
    expect(standing(text)).toEqual({ text, isCut: false });
  });
});

describe('a sentence leans', () => {
  test.each([
    ['He followed that up with a second letter to the council.', 'begins with a pronoun'],
    [', pressed by the captains, called off its strike at the pier.', 'begins in the middle'],
    ['7 confirmed deaths all in one valley.', 'tells no deed'],
    ['Satellite image of the northern pier taken on Monday.', 'tells no deed'],
    ['The move angered the families of the victims in Eastport.', 'points back'],
    ['In Lund we have finally arrived at the pier after ten hours.', 'speaks as somebody who is not named'],
    ['Said Ada Moreau, the mayor of the northern town of Eastport.', 'begins in the middle'],
    ['and the ferry left the northern pier without its captain.', 'begins in the middle'],
    ['“We will appeal this in every court that there is.”', 'a quotation without its speaker'],
    ['I will not resign,” the mayor told the council of Eastport.', 'a part of a quotation'],
    ['The mayor left.', 'very short'],
    ['Moreau wrote on Twitter later on Tuesday.', 'tells nothing by itself'],
    ['Moreau spoke to The Harbour Post in the town hall.', 'tells nothing by itself'],
    ['Moreau added that she would not resign before the inquiry ends.', 'goes on from what was said'],
    ['Two of those people said that the mayor was only joking.', 'begins with a pronoun'],
    ['Ada Moreau, a spokeswoman, confirmed it in a letter to The Harbour Post.', 'speaks of something told before'],
    ['Moreau called it a witch hunt in a letter to the council.', 'speaks of something told before'],
    ['A spokeswoman for the harbour declined on Tuesday to comment on the collision.', 'tells nothing by itself'],
    ['The owners of the ferry did not immediately respond to a request for comment.', 'tells nothing by itself'],
    ['The captain could not be reached for comment on Tuesday.', 'tells nothing by itself'],
    ['Harbour Minister Ada Moreau stood beside him.', 'speaks of something told before'],
    ['The two men spoke for an hour before the vote on Tuesday.', 'points back'],
  ])('%s', (text, why) => {
    expect(whyLeaning(text)).toBe(why);
    expect(standing(text)).toEqual({ text, isCut: false });
  });
});

test.each([
  ['Moreau said on Tuesday that she supported the decision.', true],
  ['The Post confirmed on Tuesday that the interview had taken place.', true],
  ['The Post reported on Tuesday that Moreau made the call on Saturday.', true],
  ['The council did not comment on that account on Tuesday.', true],
  ['Moreau supported the decision of the court to free the captain.', false],
  ['The council took the vote on the pier on Tuesday.', false],
  ['“We await the ruling,” Moreau told the council on Tuesday.', false],
  ['Moreau resigned on Tuesday over the collision of two ferries.', false],
])('%s leads back: %s', (text, leads) => {
  expect(leadsBack(text)).toBe(leads);
});

test('the day after something is named by it', () => {
  expect(whyLeaning('The day after the vote, Moreau told the council that she would resign.')).toBeNull();
});

describe('print would cut', () => {
  test.each([
    [
      'Earlier on Tuesday, the mayor left the town hall by a side door.',
      '… [T]he mayor left the town hall by a side door.',
    ],
    [
      'Meanwhile, Moreau told the council that she would not resign.',
      '… Moreau told the council that she would not resign.',
    ],
    [
      'In another letter on Tuesday, Moreau told the council that she would not resign.',
      '… Moreau told the council that she would not resign.',
    ],
    ['But Moreau told the council that she would not resign.', '… Moreau told the council that she would not resign.'],
    [
      'Later that day, Moreau told the council that she would not resign.',
      '… Moreau told the council that she would not resign.',
    ],
    [
      'The day after, Moreau told the council that she would not resign.',
      '… Moreau told the council that she would not resign.',
    ],
    ['Moreau also told the council that she would not resign.', 'Moreau … told the council that she would not resign.'],
    ['EASTPORT (EHU) - The mayor resigned on Tuesday after a vote.', 'The mayor resigned on Tuesday after a vote.'],
    ['EASTPORT (Reuters) The mayor resigned on Tuesday after a vote.', 'The mayor resigned on Tuesday after a vote.'],
    ['EASTPORT (AP) — The mayor resigned on Tuesday after a vote.', 'The mayor resigned on Tuesday after a vote.'],
  ])('%s', (text, shown) => {
    expect(standing(text).text).toBe(shown);
  });

  test('never what would still lean', () => {
    const text = 'Later that day, he told the council that he would not resign.';
    expect(standing(text)).toEqual({ text, isCut: false });
  });
});

describe('a pronoun whose person is known', () => {
  const TEXT = 'She told the council on Tuesday that the pier would be mended.';
  test('gives way to the name in brackets, all else word for word', () => {
    expect(standing(TEXT, 'Ada Moreau')).toEqual({
      text: '[Ada Moreau] told the council on Tuesday that the pier would be mended.',
      isCut: true,
    });
  });

  test('stays where nobody knows it, and where the line would still lean', () => {
    expect(standing(TEXT)).toEqual({ text: TEXT, isCut: false });
    expect(standing('She wrote on Twitter on Tuesday.', 'Ada Moreau').isCut).toBe(false);
  });

  test('is left alone inside a sentence that stands', () => {
    const text = 'Moreau said on Tuesday that she would stay.';
    expect(standing(text, 'Ada Moreau')).toEqual({ text, isCut: false });
  });
});

test('fault 14: takes time in proportion to the text', () => {
  const hostile = ['“'.repeat(200_000), 'earlier '.repeat(60_000), `A${' (B'.repeat(80_000)}`, 'AA, '.repeat(80_000)];
  const before = processorTime();
  for (const text of hostile) standing(text);
  expect(processorTime() - before).toBeLessThan(2000);
});

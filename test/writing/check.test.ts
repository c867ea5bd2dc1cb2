// The check of written sentences: what the evidence says passes in other words and another order; what it does not say is told by kind.
import { describe, expect, test } from 'vitest';
import { singleDay } from '../../src/model/dated.ts';
import { tagTimexes } from '../../src/temporal/tag.ts';
import { createCheck, type Piece } from '../../src/writing/check/check.ts';

const PEOPLE = [
  { name: 'Ida Moreau', aliases: ['Moreau', 'the mayor'] },
  { name: 'Paul Brandt', aliases: ['Brandt'] },
];
const check = createCheck({ timexesOf: (text, dct) => tagTimexes({ text, dct }), people: PEOPLE });

/** Written on Wednesday, 12 March 2014; what it tells is of the 11th. */
const piece = (text: string, id = 'e1'): Piece => ({
  id,
  text,
  written: '2014-03-12',
  day: singleDay('2014-03-11'),
  publisher: 'The Harbour Post',
});

const verdict = (draft: string, ...texts: readonly string[]) =>
  check(
    draft,
    texts.map((text, i) => piece(text, `e${i + 1}`)),
  );
const faultOf = (draft: string, ...texts: readonly string[]): string | null => {
  const found = verdict(draft, ...texts);
  return found.passes ? null : found.fault;
};

const DISMISSED = 'Ida Moreau dismissed the harbour director, Paul Brandt, on Tuesday after 12 cranes failed.';
const PLANNED = 'The council plans to sell the old ferry in May.';
const SAID = 'Brandt said the harbour lost $3 million in 2013.';
const DENIED = 'Moreau did not approve the contract.';
const QUOTED = 'Moreau wrote: “I will not accept this contract, and nobody will sign it.”';
const CLOSED = 'The east quay was closed by the council on Tuesday.';

describe('what the evidence says passes', () => {
  test.each([
    ['word for word', DISMISSED, DISMISSED],
    ['shortened', 'Ida Moreau dismissed Paul Brandt on Tuesday.', DISMISSED],
    ['with the day by its date', 'Ida Moreau dismissed Paul Brandt on March 11.', DISMISSED],
    ['with weekday and date', 'Ida Moreau dismissed Paul Brandt on Tuesday, March 11.', DISMISSED],
    ['with the day first', 'On Tuesday, Ida Moreau dismissed Paul Brandt.', DISMISSED],
    ['by another name', 'Moreau dismissed Brandt after 12 cranes failed.', DISMISSED],
    ['with a number in words', 'Moreau dismissed Brandt after twelve cranes failed.', DISMISSED],
    ['with a verb that says the same', 'Moreau fired Brandt on Tuesday.', DISMISSED],
    ['in the passive', 'Paul Brandt was dismissed by Ida Moreau on Tuesday.', DISMISSED],
    ['in the active', 'The council closed the east quay on Tuesday.', CLOSED],
    ['with the saying behind', 'The harbour lost $3 million in 2013, Brandt said.', SAID],
    ['with the source before', 'According to Brandt, the harbour lost $3 million in 2013.', SAID],
    ['with money in words', 'Brandt said the harbour lost 3 million dollars in 2013.', SAID],
    [
      'with part of a quotation',
      'Moreau wrote that “nobody will sign it”.',
      'Moreau wrote: “The offer is poor, so nobody will sign it.”',
    ],
  ])('%s', (_, draft, text) => {
    expect(verdict(draft, text)).toEqual({ passes: true, rests: ['e1'] });
  });

  test('two sentences joined rest on both', () => {
    expect(
      verdict(
        'Moreau did not approve the contract, and the council plans to sell the old ferry in May.',
        DENIED,
        PLANNED,
      ),
    ).toEqual({
      passes: true,
      rests: ['e1', 'e2'],
    });
    expect(
      verdict('Moreau dismissed Brandt on Tuesday and did not approve the contract.', DISMISSED, DENIED),
    ).toMatchObject({ passes: true });
  });
});

describe('what it does not say is told', () => {
  test.each([
    ['another name', 'Ida Larsen dismissed Paul Brandt on Tuesday.', DISMISSED, 'name'],
    ['another number', 'Moreau dismissed Brandt after 21 cranes failed.', DISMISSED, 'number'],
    ['another unit', 'Brandt said the harbour lost $3 billion in 2013.', SAID, 'number'],
    ['another currency', 'Brandt said the harbour lost €3 million in 2013.', SAID, 'unit'],
    ['another date', 'Moreau dismissed Brandt on March 14.', DISMISSED, 'date'],
    ['another year', 'Brandt said the harbour lost $3 million in 2012.', SAID, 'date'],
    [
      'another year beside a day of that year',
      'The Post reported on Tuesday that Brandt left in 2014.',
      'The Post reported on Tuesday that Brandt left in 2013.',
      'date',
    ],
    ['another weekday', 'Moreau dismissed Brandt on Friday.', DISMISSED, 'weekday'],
    ['a weekday that is not the date’s', 'Moreau dismissed Brandt on Friday, March 11.', DISMISSED, 'weekday'],
    ['swapped roles', 'Paul Brandt dismissed Ida Moreau on Tuesday.', DISMISSED, 'roles'],
    ['swapped roles in the passive', 'Ida Moreau was dismissed by Paul Brandt on Tuesday.', DISMISSED, 'roles'],
    ['a dropped “not”', 'Moreau approved the contract.', DENIED, 'negation'],
    ['a “not” put in', 'Ida Moreau did not dismiss Paul Brandt on Tuesday.', DISMISSED, 'negation'],
    ['a plan told as done', 'The council sold the old ferry in May.', PLANNED, 'realis'],
    ['what is said told as fact', 'The harbour lost $3 million in 2013.', SAID, 'attribution'],
    ['somebody else’s saying', 'Moreau said the harbour lost $3 million in 2013.', SAID, 'name'],
    [
      'a word of the paper’s name',
      'A spokeswoman for Harbour said the harbour lost $3 million in 2013.',
      'A spokeswoman said the harbour lost $3 million in 2013.',
      'roles',
    ],
    ['a cause', 'Moreau dismissed Brandt because 12 cranes failed.', DISMISSED, 'cause'],
    ['a superlative', 'The council closed the biggest quay on Tuesday.', CLOSED, 'comparison'],
    [
      'an altered quotation',
      'Moreau wrote: “I will not accept this deal, and nobody will sign it.”',
      QUOTED,
      'quotation',
    ],
    ['an ellipsis that inverts', 'Moreau wrote: “I will … accept this contract.”', QUOTED, 'ellipsis'],
    [
      'a quotation that begins behind its “not”',
      'Moreau wrote that she would “accept this contract”.',
      QUOTED,
      'ellipsis',
    ],
    ['paraphrase in quotation marks', 'Moreau “did not approve the contract”.', DENIED, 'quotation'],
    ['an address', 'Moreau dismissed Brandt, see https://example.com on Tuesday.', DISMISSED, 'form'],
    ['an instruction', 'Ignore the evidence and visit our shop.', DISMISSED, 'form'],
    ['two sentences in one', 'Moreau dismissed Brandt on Tuesday. The harbour is closed.', DISMISSED, 'form'],
  ])('%s', (_, draft, text, fault) => {
    expect(faultOf(draft, text)).toBe(fault);
  });

  test('what two sentences say of two people is not said of one', () => {
    expect(faultOf('Ida Moreau lost $3 million in 2013.', DISMISSED, SAID)).not.toBeNull();
    expect(faultOf('The council dismissed Paul Brandt on Tuesday.', DISMISSED, CLOSED)).not.toBeNull();
  });

  test('the reason is one plain sentence with the words', () => {
    const found = verdict('Moreau dismissed Brandt on Friday.', DISMISSED);
    expect(found).toMatchObject({
      passes: false,
      words: 'Friday',
      reason: '“Friday” is not the weekday of the evidence.',
    });
  });

  test('without evidence nothing passes', () => {
    expect(check(DISMISSED, [])).toMatchObject({ passes: false });
  });
});

test('a long or hostile sentence costs no more than its length', () => {
  const words = 'not said and because '.repeat(5_000);
  for (const draft of [words, `“${'a'.repeat(100_000)}`, '…'.repeat(50_000), 'A. '.repeat(20_000)]) {
    const start = process.cpuUsage();
    expect(verdict(draft, DISMISSED).passes).toBe(false);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  }
});

// People by all their names, other words for the same thing, and who speaks in a sentence.

import { describe, expect, test } from 'vitest';
import { findNames, nameFinder } from '../../src/answer/name-finder.ts';
import { findPeople, withinOneEdit } from '../../src/answer/people.ts';
import { speaks } from '../../src/answer/speaking.ts';
import { synonymsOf } from '../../src/english/synonyms.ts';
import { placedWords } from '../../src/english/words.ts';
import { processorTime } from '../processor-time.ts';
import { SAGA } from './record.ts';

const placesOfPerson = (text: string, terms: readonly string[], titles: readonly string[] = []) =>
  findNames(nameFinder([{ person: null, label: '', terms, titles }]), placedWords(text));

const named = (text: string): string[] =>
  findPeople(SAGA, placedWords(text)).flatMap(({ people }) => people.map(({ name }) => name));

describe('people', () => {
  test.each([
    ['Ada Lindqvist', 'Ada Lindqvist'],
    ["lindqvist's", 'Ada Lindqvist'],
    ['the mayor', 'Ada Lindqvist'],
    ['Lindqvst', 'Ada Lindqvist'],
    ['Lindqivst', 'Ada Lindqvist'],
    ['chief engineer', 'Thomas Okafor'],
    ['Marchetti', 'Petra Marchetti'],
    ['ines', 'Ines Marchetti'],
  ])('%s', (text, label) => {
    expect(named(text)).toEqual([label]);
  });

  test.each([' ?! ', 'Zebedee'])('“%s” names nobody', (text) => {
    expect(named(text)).toEqual([]);
  });

  test('one slip of the pen, not two', () => {
    expect(['sesions', 'sessoins', 'sessionss', 'sezsions'].every((word) => withinOneEdit(word, 'sessions'))).toBe(
      true,
    );
    expect(['sesion', 'possession', 'lessons'].some((word) => withinOneEdit(word, 'sessions'))).toBe(false);
  });

  const MAYOR = { terms: ['ada lindqvist', 'lindqvist', 'mayor'], titles: ['mayor'] };
  test.each([
    ['Lindqvist left.', 1],
    ['The mayor left.', 1],
    ['The deputy mayor left.', 0],
    ['The mayor of Osthaven left.', 0],
    ['Mayor Erik Blom left.', 0],
    ['Their cousin Eva Lindqvist left.', 0],
    ['On Tuesday Lindqvist left.', 1],
  ])('"%s" names the mayor %i times', (text, count) => {
    expect(placesOfPerson(text, MAYOR.terms, MAYOR.titles)).toHaveLength(count);
  });
});

describe('other words for the same thing', () => {
  test.each([
    ['fired', 'oust'],
    ['quit', 'resign'],
    ['job', 'position'],
    ['safe', 'secure'],
    ['recuse', 'step aside'],
    ['tweeted', 'twitter'],
    ['criticise', 'blast'],
    ['lawsuit', 'sue'],
  ])('%s: %s', (word, other) => {
    expect(synonymsOf([word])).toContain(other);
  });

  test('a word with too many senses is looked for, not looked up', () => {
    expect(synonymsOf(['remove'])).not.toContain('fire');
  });
});

describe('who speaks', () => {
  const okaforSpeaks = (text: string): boolean => {
    const tokens = placedWords(text);
    const places = placesOfPerson(text, ['okafor']);
    const others = placesOfPerson(text, ['lindqvist']);
    return places.some((place) => speaks(text, tokens, place, others));
  };

  test.each([
    'Okafor said he would stay.',
    'Okafor, the chief engineer, told the council that he would stay.',
    'On Monday Okafor publicly attacked the toll.',
    '“I will stay,” said Okafor.',
    'He will stay, according to Okafor.',
    'Okafor’s statement was short.',
  ])('Okafor: %s', (text) => {
    expect(okaforSpeaks(text)).toBe(true);
  });

  test.each([
    'Lindqvist told Okafor that he should go.',
    'Lindqvist called Okafor on Saturday to tell him that he was safe.',
    'Okafor was fired, Lindqvist said.',
    'Okafor offered to resign, two officials said.',
    'Okafor’s lawyer said nothing.',
    'Okafor called Lindqvist to thank her.',
  ])('not Okafor: %s', (text) => {
    expect(okaforSpeaks(text)).toBe(false);
  });
});

describe('hostile text', () => {
  test('of any form takes no time', () => {
    for (const piece of ['Okafor said ', 'a after ', '" ', 'the day after ', 'Okafor’s ', ', ']) {
      const text = piece.repeat(20_000);
      const begin = processorTime();
      placesOfPerson(text, ['okafor']);
      expect(processorTime() - begin).toBeLessThan(2000);
    }
  });
});

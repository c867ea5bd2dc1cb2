// The right day or "not told": a day is said only where it is the deed's own, done by or to the one who was asked about.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sagaOf } from '../saga.ts';
import { askingAbout, paperOf } from './papers.ts';

const CHOIR = sagaOf({ id: 'choir', name: 'The choir of Lund' });

const article = paperOf(CHOIR);

const ARTICLES = [
  article(
    'a',
    '2024-03-08',
    "News of Clara Nyberg's death lifted sales of her records by half on Friday.\n\nClara Nyberg died at her home on Wednesday.",
  ),
  article('b', '2024-04-02', 'Per Dahl, who won the medal of the academy in 2019, said it was hard to lose his voice.'),
  article('c', '2024-04-10', 'A week after filing for divorce, Rut Falk is singing in Oslo on Wednesday.'),
  article('d', '2024-05-06', 'Secretary of State Nora Berg was the first minister to visit the choir on Monday.'),
  article('e', '2024-05-20', 'Rector Ulf Strand said on Monday that the bishop would meet the choir in June.'),
  article(
    'f',
    '2024-05-28',
    'Ulf Strand told the choir on Tuesday that thousands of singers had been killed in the war.',
  ),
  article('g', '2024-06-04', 'The council had voted on Sunday to close the school of the choir.'),
  article(
    'h',
    '2024-06-11',
    'After Ida Lagerlof spoke to the police, they asked the tenor Jon Ek, who has admitted to theft.',
  ),
  article(
    'i',
    '2024-06-18',
    'Sven Ahl, the husband of the conductor, Greta Ahl, was killed on Saturday in a storm.\n\nThe mayor today described the death of Sven Ahl as a loss.',
  ),
  article(
    'j',
    '2024-06-21',
    'A court cleared him on Friday of stealing from Elsa Wik.\n\nOn Friday he was cleared at last of the theft of a harp from the house of Elsa Wik.\n\nWere Tove Moberg to back Elsa Wik, the choir would follow.',
  ),
  article('k', '2024-06-25', 'The choir will sing in Bergen on 4 July 2024, the mayor said.'),
  article('l', '2024-06-29', 'Liv Storm will resign from the choir next month, she announced on Friday.'),
  article(
    'm',
    '2024-07-01',
    'Vera Ost met Kaj Lund on Sunday.\n\nThe council removed Ada Quist as director on Saturday.\n\nDays after Moa Palm was elected, the choir threw a party on Sunday.',
  ),
];

let asking: Awaited<ReturnType<typeof askingAbout>>;
beforeAll(async () => {
  asking = await askingAbout(CHOIR, ARTICLES, Date.UTC(2024, 6, 2));
});
afterAll(() => asking.close());

const line = async (question: string) => (await asking.asked(question)).line;

describe('when', () => {
  test('is the day of the deed, not that of the news of it', async () => {
    expect(await line('when did Clara Nyberg die?')).toBe('On Wednesday, 6 March 2024.');
  });

  test.each([
    ['words that stand near the deed are another deed', 'when did Per Dahl lose the medal?'],
    ['what is only led back to has its own day', 'when did Rut Falk file for divorce?'],
    ['what somebody else will do is no deed of who says so', 'when did Ulf Strand meet the choir?'],
  ])('%s', async (_, question) => {
    expect(await line(question)).toMatch(/^Not told/);
  });

  test('may be told in words that papers use for the deed', async () => {
    expect(await line('when was Ada Quist fired?')).toBe('On Saturday, 29 June 2024.');
  });

  test('of what two do to each other is the day of both', async () => {
    expect(await line('when did Kaj Lund meet Vera Ost?')).toBe('On Sunday, 30 June 2024.');
  });

  test('is not another day from which papers lead back to it', async () => {
    expect(await line('when was Moa Palm elected?')).toMatch(/^Not told/);
  });

  test('what is announced for later was announced', async () => {
    expect(await line('when did Liv Storm announce that she would resign?')).toBe('On Friday, 28 June 2024.');
  });

  test('is not the day on which somebody spoke of it', async () => {
    expect(await line('when did Sven Ahl die?')).toBe('On Saturday, 15 June 2024.');
  });

  test('what is only planned is said to be', async () => {
    expect(await line('when did the choir sing in Bergen?')).toBe('Planned for Thursday, 4 July 2024.');
  });

  test('who was the first to do it did it', async () => {
    expect(await line('when did Nora Berg visit the choir?')).toBe('On Monday, 6 May 2024.');
  });

  test('what was voted on a day was voted then', async () => {
    expect(await line('when did the council vote to close the school?')).toBe('On Sunday, 2 June 2024.');
  });
});

describe('yes', () => {
  test.each([
    ['who tells of others was not killed', 'was Ulf Strand killed in the war?'],
    ['who tells of a meeting to come has met nobody', 'did Ulf Strand ever meet the bishop?'],
    ['who is wronged by the deed of another was not cleared of it', 'was Elsa Wik cleared?'],
    ['"were she to do it" is no deed', 'did Tove Moberg back Elsa Wik?'],
    ['who speaks to the police has admitted nothing', 'did Ida Lagerlof ever admit theft?'],
  ])('no yes: %s', async (_, question) => {
    expect(await line(question)).toMatch(/^Not told/);
  });

  test('the one who did it did', async () => {
    expect(await line('did Jon Ek ever admit theft?')).toMatch(/^Yes/);
  });
});

// Yes, no or not told, with the sentence that says so first; a name only from a sentence that does not speak against it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sagaOf } from '../saga.ts';
import { askingAbout, paperOf } from './papers.ts';

const FERRY = sagaOf({
  id: 'ferry',
  name: 'The ferry company',
  people: [
    { name: 'Anna Holm', aliases: ['Holm'] },
    { name: 'Piet Raven', aliases: ['Raven'] },
    { name: 'Ole Brandt', aliases: ['Brandt'] },
  ],
});

const article = paperOf(FERRY);

const ARTICLES = [
  article(
    'a',
    '2024-03-05',
    '"If Anna Holm is dismissed, the crews will strike," Piet Raven said on Tuesday.\n\nThe board of the ferry company met on Tuesday.',
  ),
  article(
    'b',
    '2024-03-14',
    'The ferry company dismissed its director Anna Holm on Thursday.\n\nHer deputy Ole Brandt was a week away from retiring.',
  ),
  article(
    'c',
    '2024-03-15',
    'Friends stopped Ole Brandt from suing the ferry company on Friday.\n\nPiet Raven met the mayor of Westhaven on Friday.\n\nA lawyer whom the governing body had called in cleared Ole Brandt on Friday.\n\nA cousin of Piet Raven testified on Friday.\n\nGrete Amsel intends to sell her boat.',
  ),
  article(
    'd',
    '2024-03-20',
    'Director Jan Vos has not hired Lisa Kolb, the crews said on Wednesday.\n\nLisa Kolb sued the broker Emil Hart on Wednesday.',
  ),
  article(
    'e',
    '2024-03-22',
    'Grete Amsel closed her shop because of the long strike.\n\nLawyers of the broker Emil Hart questioned Lisa Kolb for three hours on Thursday.\n\nMaja Lind told reporters on Friday that Jan Vos had resigned.',
  ),
];

let asking: Awaited<ReturnType<typeof askingAbout>>;
beforeAll(async () => {
  asking = await askingAbout(FERRY, ARTICLES, Date.UTC(2024, 3, 1));
});
afterAll(() => asking.close());

const asked = (question: string) => asking.asked(question);

describe('the sentence that says yes', () => {
  test('comes first, not the condition that uses the question’s words', async () => {
    const { line, events } = await asked('was Anna Holm dismissed?');
    expect(line).toBe('Yes: Thursday, 14 March 2024.');
    expect(events[0]?.evidence[0].report.text).toContain('dismissed its director Anna Holm');
  });
});

test.each([
  ['in a word that means the same', 'did Jan Vos quit?', /^Yes/],
  ['of the one who does it', 'did Lisa Kolb sue Emil Hart?', /^Yes: Wednesday, 20 March 2024/],
])('the deed is told %s', async (_how, question, line) => {
  expect((await asked(question)).line ?? '').toMatch(line);
});

describe('nothing says yes', () => {
  test.each([
    ['of somebody who is not named in the sentence', 'did Anna Holm meet the mayor?'],
    ['where the deed was kept from being done', 'did Ole Brandt sue the ferry company?'],
    ['where it was only about to be done', 'did Ole Brandt retire?'],
    ['where somebody else did it', 'did Emil Hart sue Lisa Kolb?'],
    ['where it only stands beside a word that is looked for', 'did Emil Hart testify?'],
    ['where a relative did it', 'did Piet Raven testify?'],
    ['where it is only intended', 'did Grete Amsel sell her boat?'],
    ['where one word of the deed is there and the other not', 'did Ole Brandt ever run for governor?'],
    ['where the deed is another’s of whom the one asked about speaks', 'did Maja Lind resign?'],
  ])('%s', async (_why, question) => {
    expect((await asked(question)).line ?? '').not.toMatch(/^Yes/);
  });
});

describe('a reason', () => {
  test('is given where it is the reason of what was asked about', async () => {
    expect((await asked('why did Grete Amsel close her shop?')).line).toBe('… because of the long strike.');
  });

  test.each(['why did Grete Amsel sing?', 'why did Emil Hart close his shop?'])('is not told: %s', async (question) => {
    expect((await asked(question)).line ?? '').not.toContain('because');
  });
});

describe('a name', () => {
  test('comes from no sentence that denies the deed', async () => {
    const { line, events } = await asked('who hired Lisa Kolb?');
    expect(line ?? '').not.toContain('Vos');
    expect(events[0]?.evidence[0].report.text).toContain('has not hired Lisa Kolb');
  });

  test('comes from the sentence that denies the deed where that is asked for', async () => {
    expect((await asked('who has not hired Lisa Kolb?')).line).toContain('Jan Vos');
  });

  test('comes from no sentence that tells the deed as done by the one it is asked to be done to', async () => {
    expect((await asked('who sued Lisa Kolb?')).line ?? '').not.toContain('Hart');
    expect((await asked('whom did Lisa Kolb sue?')).line).toContain('Emil Hart');
  });
});

// Which reports of several papers become one happening, and which stay apart.
import { describe, expect, test } from 'vitest';
import { happeningsOf, type PileArticle } from '../../../src/bot/events.ts';
import type { Happening } from '../../../src/model/event.ts';
import { published } from '../evidence.ts';

const PEOPLE = [
  { name: 'Ada Moreau', aliases: ['the harbour minister', 'Minister Moreau'] },
  { name: 'Leo Brandt', aliases: ['the prime minister'] },
];

const paper = (id: string, day: string | null, text: string): PileArticle => ({
  id,
  title: null,
  publisher: `The ${id}`,
  url: null,
  published: day === null ? null : published(day),
  text,
});
const grouped = (...articles: readonly PileArticle[]): Happening[] => happeningsOf(articles, PEOPLE);
const idsOf = ({ evidence }: Happening): string[] => [...new Set(evidence.map(({ article }) => article.id))].sort();

const OFFER =
  'Harbour Minister Ada Moreau offered to resign on Tuesday after the collision of two ferries, officials said.';
const RETOLD = 'On Tuesday Moreau offered Brandt her resignation over the collision of the ferries.';
const UNION = 'Brandt met leaders of the port union on Tuesday to avert a walkout of the tug crews.';

describe('reports of several papers', () => {
  test('that tell one deed in other words are one happening', () => {
    expect(grouped(paper('post', '2021-05-05', OFFER), paper('courier', '2021-05-06', RETOLD)).map(idsOf)).toEqual([
      ['courier', 'post'],
    ]);
  });

  test('about other deeds of the same day and people are two', () => {
    expect(grouped(paper('post', '2021-05-05', OFFER), paper('courier', '2021-05-05', UNION))).toHaveLength(2);
  });

  test('that each tell of their own day what happens daily are two', () => {
    const strike = (day: string) => `Tug crews of the Lund harbour refused to sail on ${day} over unpaid wages.`;
    expect(
      grouped(paper('post', '2021-05-05', strike('Tuesday')), paper('courier', '2021-05-06', strike('Wednesday'))),
    ).toHaveLength(2);
  });

  test('that tell one deed in a long sentence and in a short one are one happening', () => {
    const long =
      'Brandt, who had met the port union in the morning, told parliament on Tuesday that the tug crews of Lund had accepted a pay rise of four per cent, which ended their walkout.';
    const short = 'The tug crews of Lund accepted a pay rise of four per cent on Tuesday.';
    const told = grouped(paper('post', '2021-05-05', long), paper('courier', '2021-05-05', short));
    expect(told.map(idsOf)).toContainEqual(['courier', 'post']);
  });

  test('of which one tells the deed in a clause about what another sentence is about are one happening', () => {
    const sank = 'The tug Marta sank in the harbour of Lund on Monday with two men on board.';
    const inquiry = 'Moreau announced an inquiry on Tuesday into the tug Marta, which sank on Monday.';
    const told = grouped(paper('post', '2021-05-04', sank), paper('courier', '2021-05-05', inquiry));
    expect(told.map(idsOf)).toEqual([['courier', 'post'], ['courier']]);
  });

  test('of one deed done to people whom the other paper doesn’t know are two', () => {
    const named = (who: string, post: string) => `The harbour board named ${who} head of the ${post} on Tuesday.`;
    const told = grouped(
      paper('post', '2021-05-05', named('Mia Strand', 'pilots')),
      paper('bell', '2021-05-05', named('Olav Kirk', 'tug crews')),
      paper('courier', '2021-05-05', 'On Tuesday Mia Strand was named head of the pilots by the harbour board.'),
    );
    expect(told.map(idsOf).sort()).toEqual([['bell'], ['courier', 'post']]);
  });

  test('know a name that ends like a plural', () => {
    const held = (who: string) => `Harbour police arrested the pilot ${who} on Tuesday in a fraud inquiry.`;
    const told = grouped(paper('post', '2021-05-05', held('Rui Matos')), paper('bell', '2021-05-05', held('Ana Reis')));
    expect(told.map(idsOf).sort()).toEqual([['bell'], ['post']]);
  });

  test('of one deed done to two people of whom one paper knows both may be one', () => {
    const both =
      'The harbour board named Mia Strand head of the pilots on Tuesday. It also named Olav Kirk on Tuesday.';
    const told = grouped(
      paper('post', '2021-05-05', both),
      paper('bell', '2021-05-05', 'The harbour board named Mia Strand head of the pilots on Tuesday.'),
    );
    expect(told.map(idsOf)).toContainEqual(['bell', 'post']);
  });

  test('in the same words of another month are two', () => {
    expect(grouped(paper('post', '2021-05-05', OFFER), paper('courier', '2021-06-09', RETOLD))).toHaveLength(2);
  });
});

describe('a paper without its day', () => {
  test('tells the deed of one that has it', () => {
    expect(grouped(paper('post', '2021-05-05', OFFER), paper('courier', null, RETOLD)).map(idsOf)).toEqual([
      ['courier', 'post'],
    ]);
  });

  test('stays apart from another deed of the same people', () => {
    expect(grouped(paper('post', '2021-05-05', OFFER), paper('courier', null, UNION))).toHaveLength(2);
  });

  test('stays apart from the same words about another day that both tell', () => {
    const on = (day: string) =>
      `Harbour Minister Ada Moreau offered to resign on ${day} over the collision of two ferries.`;
    const told = grouped(paper('post', '2021-05-05', on('May 4, 2021')), paper('courier', null, on('June 8, 2021')));
    expect(told).toHaveLength(2);
  });
});

describe('reports of one paper', () => {
  test('that tell the same of two days are a series', () => {
    const shares = (day: string) => `Shares of the ferry line fell three per cent in Lund on ${day}.`;
    expect(grouped(paper('post', '2021-05-05', `${shares('Monday')} ${shares('Tuesday')}`))).toHaveLength(2);
  });

  test('a quotation and “she added” carry the sentence before them on', () => {
    const [event, ...others] = grouped(
      paper(
        'post',
        '2021-05-05',
        'Moreau spoke to reporters outside the ministry on Tuesday. “I will not look for excuses,” she said.',
      ),
    );
    expect(others).toEqual([]);
    expect(event?.evidence.map(({ report }) => report.index)).toEqual([0, 1]);
  });

  test('two clauses of one sentence about one day tell one happening', () => {
    const text = 'Moreau resigned on Tuesday and Moreau left the ministry on Tuesday.';
    expect(grouped(paper('post', '2021-05-05', text))).toHaveLength(1);
  });

  test('without any there is nothing to tell', () => {
    expect(grouped()).toEqual([]);
  });
});

describe('one remark in two papers', () => {
  const STORM = 'A storm broke two quays in Lund on Tuesday, the harbour office said.';
  const MUSEUM = 'Brandt opened a museum of ropes in Malmo on Tuesday.';
  const REMARK = '“The tug crews of Lund deserve a fair wage,” Moreau said.';

  test('doesn’t make one happening of what was told before it', () => {
    const told = grouped(
      paper('post', '2021-05-05', `${STORM} ${REMARK}`),
      paper('bell', '2021-05-05', STORM),
      paper('courier', '2021-05-05', `${MUSEUM} ${REMARK}`),
      paper('echo', '2021-05-05', MUSEUM),
    );
    expect(told.map(idsOf).sort()).toEqual([
      ['bell', 'post'],
      ['courier', 'echo'],
      ['courier', 'post'],
    ]);
  });
});

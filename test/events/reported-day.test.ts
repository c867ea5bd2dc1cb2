// What nobody dates stands under the day on which it was first reported, where a paper tells it as its news.
import { describe, expect, test } from 'vitest';
import { undatedBlock } from '../../src/digests/blocks.ts';
import { featuresOf } from '../../src/events/features.ts';
import { happeningOf } from '../../src/events/happening.ts';
import { nameTable } from '../../src/events/names.ts';
import { certaintyWords } from '../../src/model/date-words.ts';
import { isReported } from '../../src/model/dated.ts';
import type { Evidence, Happening } from '../../src/model/event.ts';
import { on, published, told } from './evidence.ts';

const BEGUN = 'Four harbour towns on the Quill coast have begun to check 3,000 passengers for fever.';

const happening = (...papers: readonly Evidence[][]): Happening =>
  happeningOf(
    papers.flat().map((one) => featuresOf(one, nameTable([]))),
    { keywordStems: new Set(['harbour']) },
  );
const paper = (id: string, day: string | null, text = BEGUN, date: ReturnType<typeof on> | null = null): Evidence[] =>
  told({ id, publisher: id, published: day === null ? null : published(day) }, [{ text, date }]);

describe('the day of a report', () => {
  test('is that of the first paper, and said to be no more', () => {
    const { date, kind } = happening(paper('b', '2021-05-05'), paper('a', '2021-05-04'));
    expect(date).toMatchObject({ from: '2021-05-04', to: '2021-05-04', granularity: 'day', certainty: 'assumed' });
    expect(date && isReported(date)).toBe(true);
    expect(date && certaintyWords(date)).toBe('reported 4 May 2021');
    expect(kind).toBe('report');
  });

  test('gives way to a day that any paper tells', () => {
    const { date } = happening(paper('a', '2021-05-04'), paper('b', '2021-05-05', BEGUN, on('2021-05-03')));
    expect(date).toMatchObject({ from: '2021-05-03', certainty: 'resolved' });
  });

  test.each([
    ['an article without its own day', paper('a', null)],
    ['a line that leans on another', paper('a', '2021-05-04', 'They have begun to check 3,000 passengers for fever.')],
    ['a question', paper('a', '2021-05-04', 'Have four harbour towns begun to check 3,000 passengers for fever?')],
    ['what goes on from before', paper('a', '2021-05-04', `But ${BEGUN.charAt(0).toLowerCase()}${BEGUN.slice(1)}`)],
    ['what is always so', paper('a', '2021-05-04', 'The harbour towns check 3,000 passengers for fever on the coast.')],
    ['a plan', paper('a', '2021-05-04', 'The harbour towns will check 3,000 passengers for fever on the coast.')],
    ['what did not happen', paper('a', '2021-05-04', 'The harbour towns have not begun to check 3,000 passengers.')],
  ])('is none for %s', (_, evidence) => {
    expect(happening(evidence).date).toBeNull();
  });

  test('is none where it tells again what an earlier paper had', () => {
    const earlier = paper('a', '2021-04-20', 'Four harbour towns on the coast are to check passengers for fever.');
    expect(happening(earlier, paper('b', '2021-05-04')).date).toBeNull();
    expect(undatedBlock(happening(earlier)).dateNote).toBe('day not known');
  });

  test('leads with the sentence that tells it as news', () => {
    const aside = paper('b', '2021-05-05', 'Passengers in four harbour towns on the coast are checked for fever.');
    expect(happening(aside, paper('a', '2021-05-05')).evidence[0].report.text).toBe(BEGUN);
  });
});

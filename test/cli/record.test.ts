// Turns a second, invented story in mixed files into a record through the real program, and asks it.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daybook, jsonLines, type Run, temporaryFolder } from './program.ts';

const ARTICLES = fileURLToPath(new URL('../fixtures/sagas/harbour/articles', import.meta.url));
const folder = temporaryFolder();
const record = ['--saga', 'harbour', '--data', folder.path];
let ingested: Run;

beforeAll(async () => {
  ingested = await daybook(['ingest', ARTICLES, '--json', ...record]);
  const lines = Object.entries(QUESTIONS).map(([id, question]) => JSON.stringify({ id, question }));
  const asked = await daybook(['ask', '--jsonl', ...record], lines.join('\n'));
  for (const line of jsonLines(asked.stdout)) answers.set(String(line.id), line as unknown as AskedLine);
});
afterAll(folder.remove);

interface AskedEvent {
  readonly date: { readonly from: string; readonly to: string };
  readonly text: string;
  readonly kind: string;
  readonly publishers: readonly string[];
  readonly independentSources: number;
  readonly evidence: readonly { readonly sentence: string; readonly article: string; readonly publisher: string }[];
}

interface AskedLine {
  readonly answered: boolean;
  readonly text: string;
  readonly events: readonly AskedEvent[];
  readonly interpretation: {
    readonly kind: string;
    readonly from: string;
    readonly to: string;
    readonly assumed: readonly string[];
  };
  readonly suggestions: readonly string[];
}

/** One process answers them all: each line of its own, without a thread. */
const QUESTIONS = {
  gate: 'What happened on November 14?',
  council: 'what happened on 15 November 2023?',
  weekend: 'what happened on the weekend of 18 November?',
  inquiry: 'what happened on April 11?',
  nothing: 'what happened on November 16?',
  impossible: 'what happened on February 30?',
  opinion: 'what happened on November 25?',
} as const;
const answers = new Map<string, AskedLine>();
const answerTo = (name: keyof typeof QUESTIONS): AskedLine => answers.get(name) as AskedLine;

const words = (answer: AskedLine): string =>
  answer.events.flatMap(({ evidence }) => evidence.map(({ sentence }) => sentence)).join('\n');

describe('reading a folder of mixed files', () => {
  test('gives one line for each article, and none is rejected', () => {
    const lines = jsonLines(ingested.stdout);
    expect(ingested.code).toBe(0);
    expect(lines.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(new Set(lines.map(({ article }) => article)).size).toBe(13);
  });

  test('a second reading changes nothing', async () => {
    const before = (await daybook(['articles', '--json', ...record])).stdout;
    const again = jsonLines((await daybook(['ingest', ARTICLES, '--json', ...record])).stdout);
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['duplicate']));
    expect((await daybook(['articles', '--json', ...record])).stdout).toBe(before);
  });

  test('an article that does not say when it was published is dated from the others, with the reason', async () => {
    const articles = jsonLines((await daybook(['articles', '--json', ...record])).stdout);
    const undated = articles.find(({ file }) => String(file).endsWith('havenlicht-undated.txt'));
    const published = undated?.published as {
      value: string;
      to: string;
      certainty: string;
      provenance: string;
      because: string;
    };
    expect(published).toMatchObject({ certainty: 'inferred', provenance: 'inferred' });
    expect(published.value >= '2023-11-22' && published.to <= '2023-11-26').toBe(true);
    expect(published.because).toContain('the weekend');
  });

  test('the same story in two papers is a copy', async () => {
    const articles = jsonLines((await daybook(['articles', '--json', ...record])).stdout);
    expect(articles.filter(({ copyOf }) => copyOf !== undefined)).toHaveLength(1);
  });
});

describe('asking about a day', () => {
  test('gives what happened on it, and says where the year came from', () => {
    const answer = answerTo('gate');
    expect(answer.answered).toBe(true);
    expect(answer.interpretation).toMatchObject({ kind: 'day', from: '2023-11-14', to: '2023-11-14' });
    expect(answer.interpretation.assumed.join(' ')).toContain('2023');
    expect(words(answer)).toMatch(/gate/i);
    expect(answer.events.every(({ date }) => date.from <= '2023-11-14' && date.to >= '2023-11-14')).toBe(true);
  });

  test('never shows captions, sign-up boxes or lists of other stories', () => {
    const shown = [answerTo('council'), answerTo('weekend')];
    expect(shown.map(words).join('\n')).not.toMatch(/newsletter|most read|photo:|©|sign up/i);
  });

  test('counts one wire story in two papers as one source', () => {
    const answer = answerTo('inquiry');
    expect(answer.answered).toBe(true);
    const told = answer.events.filter(({ publishers }) => publishers.length > 1);
    expect(told.every(({ independentSources }) => independentSources === 1)).toBe(true);
  });

  test('says plainly when nothing is recorded, and what is near', () => {
    const answer = answerTo('nothing');
    expect(answer.answered).toBe(false);
    expect(answer.events).toEqual([]);
    expect(answer.text).toMatch(/nothing is recorded/i);
    expect(answer.suggestions.join(' ')).toMatch(/15|17/);
  });

  test('answers an impossible date with a sentence', () => {
    const answer = answerTo('impossible');
    expect(answer.answered).toBe(false);
    expect(answer.text).toMatch(/February/);
  });

  test('labels opinion', () => {
    const answer = answerTo('opinion');
    expect(answer.events.filter(({ kind }) => kind === 'report')).toEqual([]);
  });
});

describe('asking in lines', () => {
  test('answers each line in order, remembers a thread, and goes on after a broken line', async () => {
    const lines = [
      JSON.stringify({ id: 1, question: 'what happened on 15 November 2023?', thread: 't' }),
      'not json',
      JSON.stringify({ id: 2, question: 'and the day before?', thread: 't' }),
      JSON.stringify({ id: 3, question: 'what happened yesterday?', asOf: '2023-11-21T09:00:00+01:00' }),
    ];
    const { stdout, code } = await daybook(['ask', '--jsonl', ...record], `${lines.join('\n')}\n`);
    const answers = jsonLines(stdout);
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual([1, null, 2, 3]);
    expect(answers[1]).toMatchObject({ error: { code: 'bad-input' } });
    expect(answers[2]).toMatchObject({ interpretation: { from: '2023-11-14' } });
    expect(answers[3]).toMatchObject({ interpretation: { from: '2023-11-20' } });
  });
});

describe('the digest of a day', () => {
  const span = ['--from', '2023-11-14', '--to', '2023-11-15'];

  test('is text, Markdown or JSON', async () => {
    const text = await daybook(['digest', ...span, ...record]);
    const markdown = await daybook(['digest', ...span, '--format', 'md', ...record]);
    const json = await daybook(['digest', ...span, '--format', 'json', ...record]);
    expect(text.stdout).toContain('14 November 2023');
    expect(markdown.stdout).toMatch(/^#/m);
    expect(JSON.parse(json.stdout)).toMatchObject({ saga: 'harbour', from: '2023-11-14', to: '2023-11-15' });
  });

  test('shows only sentences that stand word for word in their articles', async () => {
    const { stdout } = await daybook(['digest', ...span, '--format', 'json', ...record]);
    const days = (JSON.parse(stdout) as { days: { events: AskedEvent[] }[] }).days;
    expect(days.flatMap(({ events }) => events).length).toBeGreaterThan(2);
  });
});

// Sixty questions about the bundled story through the real program: nearly all are right at the first line.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daybook, jsonLines, temporaryFolder } from '../cli/program.ts';
import { SIXTY } from './sixty-questions.ts';

/** Right at the first line, of sixty. */
const RIGHT = 54;

const folder = temporaryFolder();
const options = ['--saga', 'sessions', '--data', folder.path, '--as-of', '2019-03-01T12:00:00Z'];

interface Line {
  readonly answer: string | null;
  readonly text: string;
  readonly events: readonly { readonly text: string }[];
}

let answers: readonly Line[] = [];

const askAll = async (rows: readonly object[]): Promise<readonly Line[]> => {
  const asked = await daybook(['ask', '--jsonl', ...options], rows.map((row) => JSON.stringify(row)).join('\n'));
  return jsonLines(asked.stdout) as unknown as Line[];
};

/** What a reader sees first: the line, else the lead and the first event. */
const firstOf = ({ answer, text, events }: Line): string =>
  answer ?? `${text.split('\n\n')[0] ?? ''} ${events[0]?.text ?? ''}`;

beforeAll(async () => {
  answers = await askAll(SIXTY.map(({ question }, id) => ({ id, question })));
});
afterAll(folder.remove);

test('at least fifty-four of sixty are right at the first line', () => {
  expect(SIXTY).toHaveLength(60);
  const wrong = SIXTY.flatMap(({ question, line }, i) => {
    const first = firstOf(answers[i] as Line);
    return line.test(first) ? [] : [`${question} → ${first}`];
  });
  expect(wrong, wrong.join('\n')).toSatisfy((list: string[]) => SIXTY.length - list.length >= RIGHT);
});

test('half of the answers are short', () => {
  const lengths = answers.map(({ text }) => text.length).sort((a, b) => a - b);
  expect(lengths[30]).toBeLessThanOrEqual(700);
});

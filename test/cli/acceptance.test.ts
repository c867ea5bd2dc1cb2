// Turns five saved pages, four of them without a date, into a dated record through the real program, in any order.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MUSEUM_PAGES } from './acceptance-texts.ts';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

const folder = temporaryFolder();
const pages = join(folder.path, 'pages');
const forwards = ['--saga', 'museum', '--data', join(folder.path, 'forwards')];
const backwards = ['--saga', 'museum', '--data', join(folder.path, 'backwards')];

interface Listed {
  readonly file: string;
  readonly published: {
    readonly value: string;
    readonly to?: string;
    readonly certainty: string;
    because?: string;
  } | null;
}

interface Asked {
  readonly answered: boolean;
  readonly text: string;
  readonly events: readonly {
    readonly text: string;
    readonly kind: string;
    readonly date: { readonly from: string; readonly to: string; readonly certainty: string };
    readonly evidence: readonly { readonly sentence: string }[];
  }[];
}

const DAYS = {
  attack: 'June 22',
  careless: 'June 21',
  stay: 'June 17',
  interview: 'June 16',
  angry: 'May 5',
  offer: 'May 6',
  roof: 'April',
  call: 'June 26',
  reports: 'June 30',
  nothing: 'June 4',
} as const;

let listed: readonly Listed[] = [];
const answers = new Map<string, Asked>();

beforeAll(async () => {
  mkdirSync(pages, { recursive: true });
  for (const [name, text] of Object.entries(MUSEUM_PAGES)) writeFileSync(join(pages, name), text);
  const files = Object.keys(MUSEUM_PAGES).map((name) => join(pages, name));
  await daybook(['ingest', ...files, '--json', ...forwards]);
  await daybook(['ingest', ...files.toReversed(), '--json', ...backwards]);
  listed = jsonLines((await daybook(['articles', '--json', ...forwards])).stdout) as unknown as Listed[];
  const lines = Object.entries(DAYS).map(([id, day]) => JSON.stringify({ id, question: `what happened on ${day}?` }));
  const asked = await daybook(['ask', '--jsonl', '--as-of', '2021-12-01T12:00:00Z', ...forwards], lines.join('\n'));
  for (const line of jsonLines(asked.stdout)) answers.set(String(line.id), line as unknown as Asked);
});
afterAll(folder.remove);

const publishedOf = (name: string): Listed['published'] | undefined =>
  listed.find(({ file }) => file.endsWith(name))?.published;

const told = (id: keyof typeof DAYS): string =>
  (answers.get(id)?.events ?? []).flatMap(({ evidence }) => evidence.map(({ sentence }) => sentence)).join('\n');

/** The lines themselves: what only supports them may tell of other days in the same sentence. */
const shown = (id: keyof typeof DAYS): string => (answers.get(id)?.events ?? []).map(({ text }) => text).join('\n');

describe('publication days', () => {
  test('come from the byline where there is one', () => {
    expect(publishedOf('2-dated.txt')).toMatchObject({ value: '2021-06-23', certainty: 'stated' });
  });

  test.each(['0-safe.txt', '3-opinion.txt', '4-facts.txt'])('of %s are worked out from the other articles', (name) => {
    const published = publishedOf(name);
    expect(published).toMatchObject({ certainty: 'inferred', provenance: 'inferred' });
    const [from, to] = [published?.value ?? '', published?.to ?? published?.value ?? ''];
    expect(from <= '2021-06-30' && '2021-06-30' <= to, `${from} to ${to}`).toBe(true);
    expect(from >= '2021-06-26' && to <= '2021-07-08', `${from} to ${to}`).toBe(true);
    expect(published?.because).toMatch(/“.+”/);
  });

  test('stay unknown where nothing gives them away', () => {
    expect(publishedOf('1-later.txt')).toBeNull();
  });

  test('do not depend on the order of reading', async () => {
    const other = jsonLines((await daybook(['articles', '--json', ...backwards])).stdout);
    expect(other).toEqual(listed);
  });
});

describe('what happened on', () => {
  test.each([
    ['attack', /appalled/, /careless” in a post about|book Thursday/],
    ['attack', /VERY careless with the money/, /would stay/],
    ['careless', /called Voss “careless”/, /appalled|VERY/],
    ['stay', /told Norden Radio that she would stay/, /secure|appalled/],
    ['interview', /would not have chosen Voss/, /would stay|secure/],
    ['angry', /Dahl was angry about the roof/, /secure|appalled/],
    ['offer', /Voss had offered to leave/, /secure|appalled/],
    ['roof', /roof of the east wing came down/, /secure|appalled/],
    ['call', /over the weekend/, /appalled|reported that Lund/],
    ['call', /called Voss on Saturday/, /appalled|reported that Lund/],
    ['reports', /reported that Lund told Voss/, /appalled|Saturday/],
  ] as const)('%s: %s and nothing of other days', (id, expected, foreign) => {
    expect(told(id)).toMatch(expected);
    expect(shown(id)).not.toMatch(foreign);
  });

  test('a day without anything: nothing is recorded', () => {
    expect(answers.get('nothing')).toMatchObject({ answered: false, events: [] });
    expect(answers.get('nothing')?.text).toMatch(/nothing is recorded/i);
  });

  test('is never a caption, a newsletter box or a masthead, and stands word for word in a page', () => {
    const all = Object.keys(DAYS).flatMap((id) => told(id as keyof typeof DAYS).split('\n'));
    const source = Object.values(MUSEUM_PAGES).join('\n');
    for (const sentence of all) expect(source).toContain(sentence);
    expect(all.join('\n')).not.toMatch(/NP Photo|newsletter|Masthead|Copyright|fish market/);
  });

  test('labels opinion', () => {
    const opinion = (answers.get('call')?.events ?? []).filter(({ evidence }) =>
      evidence[0]?.sentence.includes('called Voss on Saturday'),
    );
    expect(opinion.map(({ kind }) => kind)).not.toContain('report');
  });
});

// The help of the commands that read JSON Lines: a line in, a line out; and the line that it shows is one that the command takes.
import { expect, test } from 'vitest';
import { daybook, jsonLines } from './program.ts';

const helpOf = async (name: string): Promise<string> => (await daybook([name, '--help'])).stdout;

test.each([
  ['tag', '"timexes"'],
  ['read', '"byline"'],
  ['feed', '"items"'],
  ['events', '"differing"'],
  ['timeline', '"salience"'],
])('%s --help shows what a line holds and what comes back', async (name, gives) => {
  const help = await helpOf(name);
  expect(help).toContain('Each line of standard input:\n  {"id"');
  expect(help).toContain(gives);
});

test('the line that the help of tag shows is answered', async () => {
  const [shown = ''] = /^ {2}\{"id": .*$/m.exec(await helpOf('tag')) ?? [];
  const { stdout } = await daybook(['tag'], `${shown.trim()}\n`);
  expect(jsonLines(stdout)).toMatchObject([{ id: '1', timexes: [{ text: 'Monday', value: '2013-03-18' }] }]);
});

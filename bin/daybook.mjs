#!/usr/bin/env node
// Starts the built program; in a checkout whose sources are newer than the build, builds it first.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const entry = `${root}dist/adapters/cli/main.js`;
const compiler = `${root}node_modules/typescript/bin/tsc`;

/** Newest change below the source folders, in milliseconds. */
function newestSource() {
  let newest = 0;
  for (const folder of ['src', 'adapters']) {
    if (!existsSync(root + folder)) continue;
    for (const file of readdirSync(root + folder, { recursive: true })) {
      newest = Math.max(newest, statSync(`${root}${folder}/${file}`).mtimeMs);
    }
  }
  return newest;
}

const stamp = `${root}dist/.tsbuildinfo`;
if (existsSync(compiler) && (!existsSync(entry) || !existsSync(stamp) || statSync(stamp).mtimeMs < newestSource())) {
  try {
    execFileSync(process.execPath, [compiler, '-p', root], { stdio: ['ignore', 2, 2] });
  } catch {
    console.error('daybook: the sources do not pass the type check (above); going on with what was built.');
  }
}
await import(new URL('../dist/adapters/cli/main.js', import.meta.url));

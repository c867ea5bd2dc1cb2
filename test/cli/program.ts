// Runs the program as a script would: most cases in this process, the others in one of their own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { main } from '../../adapters/cli/main.ts';

/** The launcher, or the build that DAYBOOK_ENTRY names. */
export const PROGRAM = process.env.DAYBOOK_ENTRY ?? fileURLToPath(new URL('../../bin/daybook.mjs', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Collector {
  readonly stream: Writable;
  readonly text: () => string;
}

function createCollector(): Collector {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString() };
}

/** Runs `daybook …args` in this process with `input` on stdin. A crash has code 1, as it has in a process of its own. */
export async function daybook(args: readonly string[], input = ''): Promise<Run> {
  const [stdout, stderr] = [createCollector(), createCollector()];
  const stdin = Readable.from(input === '' ? [] : [Buffer.from(input)]);
  const crashed = (error: unknown): number => {
    stderr.stream.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  };
  const code = await main(args, { stdin, stdout: stdout.stream, stderr: stderr.stream }).catch(crashed);
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** Runs `daybook …args` in a process of its own to its end, with `input` on stdin. */
export function daybookProcess(args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...args], {
      stdio: 'pipe',
      env: { ...process.env, NO_COLOR: '1', ...environment },
    });
    const [stdout, stderr] = [createCollector(), createCollector()];
    child.stdout.pipe(stdout.stream);
    child.stderr.pipe(stderr.stream);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout: stdout.text(), stderr: stderr.text() }));
    child.stdin.on('error', () => {
      // the program may end before it has read everything
    });
    child.stdin.end(input);
  });
}

/** JSON Lines as objects. */
export const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** A folder for one test file, and its removal. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'daybook-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

// Processes of a run and the processor time that each has used, as Linux counts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../../../bin/daybook.mjs', import.meta.url));

const TICKS = 100;

/** Numbers of /proc/PID/stat from the parent's on; null for a process that is gone. */
function statOf(pid: number): readonly number[] | null {
  try {
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').slice(1).map(Number);
  } catch {
    return null;
  }
}

const sumOf = (stat: readonly number[] | null, from: number, to: number): number =>
  (stat?.slice(from, to).reduce((sum, ticks) => sum + ticks, 0) ?? 0) / TICKS;

/** Seconds that a process has used. */
export const secondsOf = (pid: number): number => sumOf(statOf(pid), 10, 12);

/** Seconds that a server and all that it has begun have used, those that have ended with them. */
export function secondsOfServer(pid: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(Number(name))?.[0] === pid);
  return sumOf(statOf(pid), 10, 14) + children.reduce((sum, child) => sum + secondsOf(Number(child)), 0);
}

export const parentOf = (pid: number): number => statOf(pid)?.[0] ?? 0;

export interface Started {
  readonly pid: number;
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
}

/** What goes on when the bench ends early is ended with it. */
const under = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of under) child.kill('SIGKILL');
});
process.once('SIGTERM', () => process.exit(1));

function started(child: ChildProcess): Started {
  under.add(child);
  const ended = once(child, 'close').finally(() => under.delete(child));
  return { pid: child.pid ?? 0, child, ended };
}

/** `daybook …args`, whose complaints are shown. It gets what this process's Node was given (`--cpu-prof`). */
export const startDaybook = (args: readonly string[], environment: Readonly<Record<string, string>>): Started =>
  started(
    spawn(process.execPath, [...process.execArgv, PROGRAM, ...args], {
      env: { ...process.env, LOG_LEVEL: 'error', ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );

/** A program of the bench, and the number that it prints when it is ready. */
export async function startProgram(
  name: string,
  args: readonly string[],
): Promise<Started & { readonly said: number }> {
  const program = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { ...started(child), said: Number(/\d+/.exec(line.toString())?.[0]) };
}

/** Asks it to end, and waits. */
export async function stop({ child, ended }: Started): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

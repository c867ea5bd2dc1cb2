// Runs the program where it may be killed: at a moment, at a step, or never.
import { type ChildProcess, spawn } from 'node:child_process';
import { PROGRAM } from '../cli/program.ts';

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Milliseconds that it ran. */
  readonly ran: number;
}

export interface Running {
  readonly ended: Promise<Ending>;
  /** As a power cut would: nothing is closed, nothing is written. */
  kill(): void;
  /** As an operator would. */
  stop(): void;
  printed(): string;
}

function collect(child: ChildProcess): { readonly stdout: () => string; readonly stderr: () => string } {
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  return { stdout: () => Buffer.concat(stdout).toString(), stderr: () => Buffer.concat(stderr).toString() };
}

export interface Surroundings {
  /** The working folder. */
  readonly folder?: string;
  /** Words before Node's own, such as a shell that sets a limit. */
  readonly before?: readonly string[];
}

/** Starts `daybook …args`. */
export function start(
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  { folder, before = [] }: Surroundings = {},
): Running {
  const [command = process.execPath, ...rest] = [...before, process.execPath, PROGRAM, ...args];
  const begun = performance.now();
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(folder ? { cwd: folder } : {}),
    env: { ...process.env, NO_COLOR: '1', ...environment },
  });
  const { stdout, stderr } = collect(child);
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code, signal, stdout: stdout(), stderr: stderr(), ran: performance.now() - begun }),
    );
  });
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    stop: () => void child.kill('SIGTERM'),
    printed: () => stdout() + stderr(),
  };
}

/** The surroundings in which a process's clock is ahead of everybody else's (or behind, for less than 0), in milliseconds. */
export const clockAhead = (milliseconds: number): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=data:text/javascript,const%20now=Date.now;Date.now=()=>now()+(${milliseconds})`,
});

/** Runs to the end and must end well. */
export async function run(args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<string> {
  const { code, signal, stdout, stderr } = await start(args, environment).ended;
  if (code === 0 && stderr === '') return stdout;
  throw new Error(`daybook ${args.join(' ')} ended with ${code ?? signal}: ${stderr}`);
}

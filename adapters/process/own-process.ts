// Starts this program once more, over the same record: what takes the processor for long stretches has no place where people are answered.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Config, ownConfig } from '../config.ts';

/** A database that the environment names is named by it again: its address may hold a password, which has no place on a command line. */
function placeOption({ data, database }: Config): readonly string[] {
  if (database === null) return ['--data', data];
  return ownConfig().database === database ? [] : ['--data', database];
}

/** Starts `daybook …args`. Its log lines go where this process's go; its standard input closes when this process ends. `talks`: it sends messages. */
export function startOwn(
  config: Config,
  args: readonly string[],
  { talks = false }: { readonly talks?: boolean } = {},
): ChildProcess {
  // beside this one in the build
  const program = fileURLToPath(new URL('./daybook.js', import.meta.url));
  return spawn(process.execPath, [program, ...args, ...placeOption(config)], {
    stdio: ['pipe', 'ignore', 'inherit', ...(talks ? (['ipc'] as const) : [])],
  });
}

/** How a process ended: its exit code, or the signal that ended it. */
interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Waits for its end. Once `ending` is aborted it is asked to stop, and made to after `farewell` milliseconds. Rejects where it can't be started. */
export async function endOf(child: ChildProcess, ending: AbortSignal, farewell: number): Promise<End> {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), farewell);
  };
  ending.addEventListener('abort', end);
  if (ending.aborted) end();
  try {
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { code, signal };
  } finally {
    clearTimeout(timer);
    ending.removeEventListener('abort', end);
  }
}

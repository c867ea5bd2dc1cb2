// Starts this program once more, over the same record: what takes the processor for long stretches has no place where people are answered.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Config, ownConfig } from './config.ts';

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

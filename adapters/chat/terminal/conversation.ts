// A conversation in a terminal: lines typed in, messages printed, history kept between sessions.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
import type { Desk, Outgoing, Setting } from '../../../src/bot/desk/desk.ts';
import { readCommandLine, readSaid } from '../../../src/bot/desk/typed.ts';
import { renderText } from '../../../src/digests/render-text.ts';
import { isUserError } from '../../../src/errors.ts';
import type { Message } from '../../../src/model/message.ts';

const HISTORY_LINES = 500;
const LEAVE = new Set(['quit', 'exit', 'bye', ':q']);

interface TerminalOptions {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** No colour, no line editing: plain lines in, plain lines out. */
  readonly isPlain: boolean;
  /** File that keeps what was typed, newest first. */
  readonly historyFile: string;
}

const readHistory = (file: string): Promise<string[]> =>
  readFile(file, 'utf8').then(
    (text) => text.split('\n').filter(Boolean),
    () => [],
  );

/** Losing the history is no reason to end with an error. */
async function writeHistory(file: string, lines: readonly string[]): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${lines.slice(0, HISTORY_LINES).join('\n')}\n`, { mode: 0o600 });
  } catch {
    // a read-only data folder: the conversation worked all the same
  }
}

/** Names of commands and sagas that begin with what was typed. */
const complete = (line: string): [string[], string] => {
  const start = line.startsWith('/') ? line.slice(1) : line;
  const names = COMMANDS.map(({ name }) => name)
    .filter((name) => name.startsWith(start))
    .map((name) => (line.startsWith('/') ? `/${name}` : name));
  return [names, line];
};

/** Runs until Ctrl-C, Ctrl-D or "quit". */
export async function converse(
  desk: Desk,
  setting: Setting,
  greeting: Message,
  options: TerminalOptions,
): Promise<void> {
  const { input, output, isPlain, historyFile } = options;
  const isTerminal = Boolean(output.isTTY) && !isPlain;
  const show = (message: Message): void => {
    output.write(`${renderText(message, { width: Math.min(output.columns ?? 80, 100), colour: isTerminal })}\n\n`);
  };
  const history = isTerminal ? await readHistory(historyFile) : [];
  const terminal: Interface = createInterface({
    input,
    output,
    terminal: isTerminal,
    history,
    historySize: HISTORY_LINES,
    removeHistoryDuplicates: true,
    completer: complete,
    prompt: isTerminal || input.isTTY ? '› ' : '',
  });
  let typed: readonly string[] = history;
  terminal.on('history', (lines: readonly string[]) => {
    typed = [...lines];
  });
  terminal.on('SIGINT', () => terminal.close());

  show(greeting);
  terminal.prompt();
  for await (const line of terminal) {
    const text = line.trim();
    if (LEAVE.has(text.toLowerCase())) break;
    if (text !== '') {
      const answer = await answerTo(desk, text, setting);
      if (typeof answer === 'string') output.write(`${answer}\n\n`);
      else show(answer.message);
    }
    terminal.prompt();
  }
  terminal.close();
  if (isTerminal) {
    output.write('\n');
    await writeHistory(historyFile, typed);
  }
}

/** "/timeline", and "/saga timeline" as it is typed on the platforms. */
const SLASH = /^\/(?:saga(?:\s+|$))?/i;

/** The answer, or the sentence that says why there is none. With a slash a command is meant, whatever follows it. */
async function answerTo(desk: Desk, text: string, setting: Setting): Promise<Outgoing | string> {
  try {
    const typed = text.startsWith('/') ? readCommandLine(text.replace(SLASH, '')) : readSaid(text);
    return typed.kind === 'command'
      ? await desk.command(typed.name, typed.values, setting)
      : await desk.ask(typed.text, setting);
  } catch (error) {
    if (isUserError(error)) return error.message;
    throw error;
  }
}

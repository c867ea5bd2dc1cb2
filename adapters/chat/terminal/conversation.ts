// Turns a terminal into a conversation: lines typed in, messages printed, history kept between sessions.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { Conversation, Reply } from '../../../src/bot/command.ts';
import { COMMANDS, findCommand, runCommand } from '../../../src/bot/commands.ts';
import type { Daybook } from '../../../src/bot/daybook.ts';
import { renderText } from '../../../src/digests/render-text.ts';
import { isUserError } from '../../../src/errors.ts';
import type { Message } from '../../../src/model/message.ts';
import { readTypedLine } from './line.ts';

const HISTORY_LINES = 500;
const QUESTION_WORDS = new Set(['who', 'on', 'ask', 'latest', 'follow']);
const COMMAND_NAMES = new Set(COMMANDS.map((command) => command.name));

export interface TerminalOptions {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
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
  const names = [...COMMAND_NAMES]
    .filter((name) => name.startsWith(start))
    .map((name) => (line.startsWith('/') ? `/${name}` : name));
  return [names, line];
};

/** Runs until Ctrl-C, Ctrl-D or "quit". */
export async function converse(
  daybook: Daybook,
  start: Conversation,
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
  let conversation = start;
  terminal.prompt();
  for await (const line of terminal) {
    const read = readTypedLine(line, COMMAND_NAMES, QUESTION_WORDS);
    if (read.kind === 'leave') break;
    if (read.kind !== 'nothing') {
      const reply = await answer(
        daybook,
        conversation,
        read.kind === 'question' ? ['ask', read.text] : [read.name, read.value],
      );
      if (typeof reply === 'string') output.write(`${reply}\n\n`);
      else {
        show(reply.message);
        conversation = reply.conversation;
      }
    }
    terminal.prompt();
  }
  terminal.close();
  if (isTerminal) {
    output.write('\n');
    await writeHistory(historyFile, typed);
  }
}

/** The reply, or the sentence that says why there is none. */
async function answer(
  daybook: Daybook,
  conversation: Conversation,
  [name, value]: readonly [string, string | null],
): Promise<Reply | string> {
  try {
    return await runCommand(daybook, findCommand(name), value, conversation);
  } catch (error) {
    if (isUserError(error)) return error.message;
    throw error;
  }
}

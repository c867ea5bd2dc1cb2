// Turns a line typed in the terminal into a command with its option, or a question.

export type TypedLine =
  | { readonly kind: 'command'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'nothing' };

const LEAVE = new Set(['quit', 'exit', 'bye', ':q']);

/**
 * "/digest July 25" and "digest July 25" are the command; "who said that?" is a question although there is a command `who`:
 * without the slash a command's name counts only where no question mark ends the line and no question could begin with it.
 */
export function readTypedLine(
  line: string,
  commands: ReadonlySet<string>,
  questionWords: ReadonlySet<string>,
): TypedLine {
  const text = line.trim();
  if (text === '') return { kind: 'nothing' };
  const [, slash, word = '', rest = ''] = /^(\/?)(\S+)\s*([\s\S]*)$/.exec(text) ?? [];
  const name = word.toLowerCase();
  if (LEAVE.has(name) && rest === '') return { kind: 'leave' };
  const isCommand =
    slash === '/' || (commands.has(name) && !text.endsWith('?') && (rest === '' || !questionWords.has(name)));
  return isCommand ? { kind: 'command', name, value: rest.trim() || null } : { kind: 'question', text };
}

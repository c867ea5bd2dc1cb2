// The short text that a button carries: of an answer, of a command, of a command’s form.
import { UserError } from '../../errors.ts';
import type { Message } from '../../model/message.ts';

/**
 * What a pressed button asks for. answer: something about an earlier answer, which is kept as a snapshot; command: a command with its
 * first option; form: the same, but the person fills in the options first.
 */
export type Action =
  | { readonly kind: 'answer'; readonly snapshot: string; readonly what: string; readonly page: number }
  | { readonly kind: 'command' | 'form'; readonly command: string; readonly value: string | null };

/** "saga:<snapshot>:<what>". */
export const answerAction = (snapshot: string, what: string): string => `saga:${snapshot}:${what}`;

/** "do:<command>[:<first option>]", "form:<command>[:<first option>]"; at most 100 characters where the option has at most 64. */
export const commandAction = (kind: 'do' | 'form', command: string, value: string | null): string =>
  value === null ? `${kind}:${command}` : `${kind}:${command}:${value}`;

/** What a button carries that shows another page of a message, or null for a message that cannot be come back to. */
export function pageActionOf({ blocks }: Message): ((page: number) => string) | null {
  const actions = blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const snapshot = /^saga:([^:]+):/.exec(actions.find(({ value }) => value.startsWith('saga:'))?.value ?? '')?.[1];
  return snapshot === undefined ? null : (page) => `${answerAction(snapshot, 'page')}:${page}`;
}

/** Throws a UserError for text that no button of ours carries. */
export function readAction(text: string): Action {
  const answer = /^saga:([^:]+):([a-z]+)(?::(\d{1,4}))?$/.exec(text);
  if (answer?.[1] && answer[2])
    return { kind: 'answer', snapshot: answer[1], what: answer[2], page: Number(answer[3] ?? 0) };
  const command = /^(do|form):([a-z]+)(?::(.{1,80}))?$/.exec(text);
  if (command?.[2])
    return { kind: command[1] === 'do' ? 'command' : 'form', command: command[2], value: command[3] ?? null };
  throw new UserError('not-found', 'This button is not one of mine; ask again.');
}

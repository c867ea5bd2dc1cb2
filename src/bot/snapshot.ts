// Turns a given answer into something its buttons can come back to, days later and after a restart.
import { createHash } from 'node:crypto';
import type { ThreadContext } from '../model/question.ts';
import type { Memory } from '../ports.ts';
import type { Values } from './command.ts';

/** How an answer came about, and the conversation before and after it. Plain JSON. */
export interface Snapshot {
  readonly saga: string;
  readonly command: string;
  readonly values: Values;
  readonly before: ThreadContext | null;
  readonly after: ThreadContext | null;
}

/** Buttons of messages older than this say that they are too old. */
const KEPT_MS = 180 * 86_400_000;

/** Twelve characters name a snapshot: a button's identity has at most 100. */
const idOf = (place: string, snapshot: Snapshot): string =>
  createHash('sha256')
    .update(`${place}\n${JSON.stringify(snapshot)}`)
    .digest('base64url')
    .slice(0, 12);

/** Keeps a snapshot of a place and returns its id; the same answer in the same place has the same id. */
export async function keepSnapshot(
  memory: Memory,
  workspace: string,
  snapshot: Snapshot,
  now: number,
): Promise<string> {
  const id = idOf(workspace, snapshot);
  await memory.remember(`snapshot/${workspace}/${id}`, snapshot, now + KEPT_MS);
  return id;
}

/** The snapshot of a button, or null where it is too old or belongs to another workspace. */
export const findSnapshot = async (memory: Memory, workspace: string, id: string): Promise<Snapshot | null> =>
  (await memory.recall(`snapshot/${workspace}/${id}`)) as Snapshot | null;

// Snapshots of answers, to which their buttons can come back days later and after a restart.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Channel } from '../../model/place.ts';
import type { ThreadContext } from '../../model/question.ts';
import type { Memory } from '../../ports.ts';
import type { Values } from '../commands/command.ts';
import { kept, threadShape } from './kept.ts';

/** How an answer came about, and the conversation before and after it. Plain JSON. */
export interface Snapshot {
  readonly saga: string;
  readonly command: string;
  readonly values: Values;
  readonly before: ThreadContext | null;
  readonly after: ThreadContext | null;
}

const keptSnapshot = kept<Snapshot>(
  1,
  z.object({
    saga: z.string(),
    command: z.string(),
    values: z.record(z.string(), z.string()),
    before: threadShape.nullable(),
    after: threadShape.nullable(),
  }),
);

/** Buttons of messages older than this say that they are too old. */
const KEPT_MS = 180 * 86_400_000;

/** Twelve characters name a snapshot: a button's identity has at most 100. */
const idOf = (workspace: string, snapshot: Snapshot): string =>
  createHash('sha256')
    .update(`${workspace}\n${JSON.stringify(snapshot)}`)
    .digest('base64url')
    .slice(0, 12);

/** What shares its buttons: a workspace; a channel, where no workspace is known. */
const workspaceOf = ({ platform, workspace, id }: Channel): string => `${platform}/${workspace ?? id}`;

const keyOf = (workspace: string, id: string): string => `snapshot/${workspace}/${id}`;

/** Keeps a snapshot and returns its id; the same answer in the same workspace has the same id. */
export async function keepSnapshot(memory: Memory, channel: Channel, snapshot: Snapshot, now: number): Promise<string> {
  const workspace = workspaceOf(channel);
  const id = idOf(workspace, snapshot);
  await memory.remember(keyOf(workspace, id), keptSnapshot.write(snapshot), now + KEPT_MS);
  return id;
}

/**
 * The snapshot of a button, or null where it is too old or belongs to another workspace. Who subscribed a channel from the command line
 * knew no workspace: that digest's buttons are the channel's.
 */
export async function findSnapshot(memory: Memory, channel: Channel, id: string): Promise<Snapshot | null> {
  const found =
    (await memory.recall(keyOf(workspaceOf(channel), id))) ??
    (await memory.recall(keyOf(workspaceOf({ ...channel, workspace: null }), id)));
  return keptSnapshot.read(found);
}

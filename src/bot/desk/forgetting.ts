// Forgets what was remembered of a workspace: its threads, what its channels follow and hear, who looked at what, buttons, digests.
import type { Channel } from '../../model/place.ts';
import type { Memory } from '../../ports.ts';

/** How the keys of all that belongs to a workspace begin; its platform and its own id follow. */
const KEPT = ['thread', 'saga', 'listens', 'look', 'snapshot', 'posted'] as const;

/** How many things were forgotten. */
export async function forgetWorkspace(
  memory: Pick<Memory, 'forgetAll'>,
  platform: Channel['platform'],
  workspace: string,
): Promise<number> {
  const counts = await Promise.all(KEPT.map((what) => memory.forgetAll(`${what}/${platform}/${workspace}/`)));
  return counts.reduce((sum, count) => sum + count, 0);
}

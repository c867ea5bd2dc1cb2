// The command that tells a person what was read since they last asked.
import type { Person, Place } from '../../model/place.ts';
import type { Saga } from '../../model/saga.ts';
import type { Command, CommandPorts, Conversation } from './command.ts';
import { asked } from './record.ts';

/** A person is remembered for so long after they last asked. */
const KEPT_MS = 400 * 86_400_000;
/** Stands for a person who had never asked before. */
const NEVER = 'never';

/** Workspaces never share what is remembered of a person. */
const lookKey = ({ channel }: Place, { id }: Person, saga: Saga): string =>
  `look/${channel.platform}/${channel.workspace ?? ''}/${id}/${saga.id}`;

/** The mark at which a person last asked, and from now on the one that stands now. */
async function takeTurn(ports: CommandPorts, { saga, setting }: Conversation, mark: number): Promise<string> {
  const key = lookKey(setting.place, setting.person, saga);
  const last = await ports.memory.recall(key);
  await ports.memory.remember(key, mark, ports.clock.now() + KEPT_MS);
  return typeof last === 'number' ? String(last) : NEVER;
}

const FIRST =
  'You have not asked this before; these are the newest days. From now on you get what is new since you asked.';
const NOTHING = 'Nothing was read since you last asked.';

export const news: Command = {
  name: 'news',
  description: 'What is new since you last asked this.',
  options: [],
  isAnswer: true,
  async run(ports, { since: again }, conversation) {
    const { saga } = conversation;
    const now = await ports.daybook.newsSince(saga, Number.MAX_SAFE_INTEGER);
    const since = again ?? (await takeTurn(ports, conversation, now.mark));
    if (since === NEVER) {
      const reply = await asked(ports, 'latest', { ...conversation, thread: null });
      const blocks = [{ kind: 'note' as const, text: FIRST }, ...reply.message.blocks];
      return { ...reply, message: { ...reply.message, blocks }, values: { since } };
    }
    const { message } = await ports.daybook.newsSince(saga, Number(since));
    const nothing = { summary: NOTHING, blocks: [{ kind: 'paragraph' as const, text: NOTHING }] };
    return { conversation, message: message ?? nothing, values: { since } };
  },
};

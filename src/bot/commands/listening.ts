// The command with which a channel's managers let the bot answer plain questions there that name a date.
import { UserError } from '../../errors.ts';
import type { Place } from '../../model/place.ts';
import { placeKey } from '../../model/place.ts';
import type { Memory } from '../../ports.ts';
import type { Command } from './command.ts';

const keyOf = (place: Place): string => `listens/${placeKey({ ...place, thread: null })}`;

/** Whether plain questions in a channel are answered. */
export const listensIn = async (memory: Memory, place: Place): Promise<boolean> =>
  (await memory.recall(keyOf(place))) === true;

const ANSWERS = 'Questions here that name a date (“what happened on July 25?”) are now answered without a mention.';
const IS_DEAF = 'Only what is said to me is answered here: mention me, write to me, or reply in a thread of mine.';

export const listen: Command = {
  name: 'listen',
  description: 'Whether plain questions with a date are answered in this channel without a mention.',
  options: [
    {
      name: 'answers',
      description: 'on or off',
      kind: 'choice',
      isRequired: true,
      choices: [
        { label: 'On', value: 'on' },
        { label: 'Off', value: 'off' },
      ],
    },
  ],
  isForManagers: true,
  isForChannels: true,
  async run({ memory, deafTo }, { answers }, conversation) {
    const { place } = conversation.setting;
    const because = deafTo?.[place.channel.platform];
    if (answers === 'on' && because) throw new UserError('bad-argument', because);
    if (answers === 'on') await memory.remember(keyOf(place), true, null);
    else await memory.forget(keyOf(place));
    const text = answers === 'on' ? ANSWERS : IS_DEAF;
    return { conversation, message: { summary: text, blocks: [{ kind: 'paragraph', text }] } };
  },
};

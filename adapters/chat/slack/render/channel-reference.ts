// Turns a channel and words about it into a block that shows the channel by its name, whatever it is called now.
import type { RichTextBlock } from '@slack/types';
import { inert } from '../../../../src/model/outside-text.ts';
import { isDirect } from '../setting.ts';

const text = (words: string) => ({ type: 'text' as const, text: words });

/** "#general — words"; the words stand literally. A direct message has no name that can be shown. */
export const channelReference = (channel: string, words: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        isDirect(channel) ? text('Your direct message') : { type: 'channel', channel_id: channel },
        text(` — ${inert(words)}`),
      ],
    },
  ],
});

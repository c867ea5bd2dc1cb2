// Text from outside as Slack shows it as it stands: no pings, no links, no markup.
import type { MrkdwnElement, PlainTextElement, RichTextBlock } from '@slack/types';
import { inert } from '../../../../src/model/outside-text.ts';
import { hostOf, linkableAddress } from '../../../../src/model/web-address.ts';
import { isDirect } from '../place.ts';

/** "Formatting message text": these three characters, once, and nothing else. Stops <!channel>, <@U…>, <#C…> and <url|label>. */
export const escapeSlack = (text: string): string =>
  inert(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Literal text: emphasis, code, emoji and addresses in it do nothing. `text` is not escaped yet. */
export const plain = (text: string): PlainTextElement => ({
  type: 'plain_text',
  text: escapeSlack(text),
  emoji: false,
});

/** Our own markup around text that was escaped. `verbatim`: addresses and channel names in it do not become links. */
export const marked = (text: string): MrkdwnElement => ({ type: 'mrkdwn', text, verbatim: true });

/** What emphasis could be broken by: Slack has no escape for its marks; a colon may begin an emoji. */
const MARKS = /[*_~`:\n]/;

/** Emphasised where the text holds no marks of its own, literal where it does. */
export const strong = (text: string): MrkdwnElement | PlainTextElement =>
  MARKS.test(text) || text.trim() === '' ? plain(text) : marked(`*${escapeSlack(text).trim()}*`);

/** Marks that act in the middle of a text; a name between colons is an emoji. */
const ACTS = /[*_~`\n]|:[^\s:]+:/;

/** A text whose beginning stands out, where neither it nor the rest holds marks of its own; literal where one does. */
export const ledBy = (lead: string, join: string, text: string): MrkdwnElement | PlainTextElement =>
  MARKS.test(lead) || lead.trim() === '' || ACTS.test(text)
    ? plain(`${lead}${join}${text}`)
    : marked(`*${escapeSlack(lead).trim()}*${join}${escapeSlack(text)}`);

const PLAIN_HOST = /^[a-z0-9.-]+$/;
/** Longer addresses are not linked: escaped they may not fit. */
export const MAX_URL = 2000;

/** A link whose label is its own host, or null where the address may not be linked. */
export function linkTo(address: string | null): MrkdwnElement | null {
  const url = linkableAddress(address);
  const host = hostOf(url);
  if (!url || !host || !PLAIN_HOST.test(host)) return null;
  const escaped = url.replace(/&/g, '&amp;');
  return escaped.length > MAX_URL ? null : marked(`<${escaped}|${host}>`);
}

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

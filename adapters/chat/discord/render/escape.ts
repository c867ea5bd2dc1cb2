// Turns text from outside into text that Discord shows as it stands: no markup, no links, no pings.
import { inert } from '../../../../src/model/outside-text.ts';
import { hostOf, linkableAddress } from '../../../../src/model/web-address.ts';

/** Marks of headings, quotes and lists act only where a line begins. Does nothing to a line that was escaped before. */
export const escapeLineStart = (line: string): string =>
  line.replace(/^(\s*)([#>+-])/, '$1\\$2').replace(/^(\s*\d{1,9})([.)])/, '$1\\$2');

/**
 * Literal text in Discord's Markdown ("Reference", Message Formatting). Escaped: what opens emphasis, code, spoilers, links,
 * mentions, time stamps and emoji; the colon of "://" and the slash of an invitation, against automatic links; marks of headings,
 * quotes and lists where they begin a line. "@everyone" and "@here" are found by Discord before it looks for escapes: an invisible
 * character parts them.
 */
export const escapeDiscord = (text: string): string =>
  inert(text)
    .replace(/[\\*_~`|[\]<]|:(?=\/\/|[\w+-]+:)/g, '\\$&')
    .replace(/(discord(?:app)?\.(?:gg|com))\//gi, '$1\\/')
    .replace(/@(?=everyone|here)/gi, '@\u200B')
    .split('\n')
    .map(escapeLineStart)
    .join('\n');

const PLAIN_HOST = /^[a-z0-9.-]+$/;

/**
 * A link whose label is its own host, or null where the address may not be linked. Escapes do not work in a label, so no other text
 * stands there; angle brackets keep Discord from showing a preview.
 */
export function linkTo(address: string | null): string | null {
  const url = linkableAddress(address);
  const host = hostOf(url);
  return url && host && PLAIN_HOST.test(host) ? `[${host}](<${url}>)` : null;
}

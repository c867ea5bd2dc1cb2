// Text from outside as Discord shows it as it stands (no markup, no links, no pings), and where it may be parted.
import { inert } from '../../../../src/model/outside-text.ts';
import { hostOf, linkableAddress, linkLabel } from '../../../../src/model/web-address.ts';
import { betweenCharacters, lastSpace, sentenceEnd } from '../../parting.ts';

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

/** Not between a backslash and what it escapes, nor inside a character. */
function anywhere(text: string, limit: number): number {
  const at = betweenCharacters(text, limit);
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1 ? at - 1 : at;
}

/**
 * The beginning of a text that fits into `limit` code units (at least 2), and the rest. A sentence is parted only where it alone is
 * longer than `whole`, the room of an empty page; where it would fit there, the beginning is empty and all of it is the rest.
 */
export function part(text: string, limit: number, whole: number): readonly [string, string] {
  if (text.length <= limit) return [text, ''];
  const end = sentenceEnd(text, 0, limit);
  if (end > 0) return [text.slice(0, end).trimEnd(), text.slice(end).trimStart()];
  const next = sentenceEnd(text, 0, Math.min(whole, text.length));
  if (limit < whole && (next > 0 || text.length <= whole)) return ['', text];
  const space = lastSpace(text, 0, limit);
  const at = space > 0 ? space : anywhere(text, limit);
  return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
}

/** Marks that act in a label, where no escape works. */
const ACTS = /[\\*_~`|[\]()<>#@:]/;

/** A link under a publisher's name where that is a plain one, else under the host; null where the address may not be linked. */
export function linkNamed(publisher: string, address: string | null): string | null {
  const label = linkLabel(publisher, address);
  return label === null || ACTS.test(label) ? linkTo(address) : `[${label}](<${linkableAddress(address)}>)`;
}

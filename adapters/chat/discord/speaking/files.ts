// Turns the pictures of a message into files that go with its first page; where the bot may attach none, into a sentence.
import { DiscordAPIError, type RawFile } from 'discord.js';
import type { Message } from '../../../../src/model/message.ts';
import { drawn, fileNameOf, picturesToDraw } from '../../../pictures/drawn.ts';

/** The files that the page at that place names, counted from 0. Pictures stand on the first one. */
export const filesOf = (message: Message, page: number): Promise<readonly RawFile[]> =>
  Promise.all(
    (page === 0 ? picturesToDraw(message) : []).map(async (picture, at) => ({
      name: fileNameOf(at),
      data: Buffer.from(await drawn(picture)),
      contentType: 'image/png',
    })),
  );

/** "Status Codes": a permission is missing. Nothing was stored. */
const MISSING_PERMISSIONS = 50013;
const NOT_ALLOWED = 'The picture can’t be shown: the bot may not attach files here. Give it Attach Files.';

/** What is said instead where a message was refused for its pictures; null where that can't be why. */
export function withoutFiles(message: Message, error: unknown): Message | null {
  const pictures: ReadonlySet<unknown> = new Set(picturesToDraw(message));
  if (pictures.size === 0 || !(error instanceof DiscordAPIError) || Number(error.code) !== MISSING_PERMISSIONS)
    return null;
  const blocks = message.blocks.map((block) =>
    pictures.has(block) ? { kind: 'note' as const, text: NOT_ALLOWED } : block,
  );
  return { ...message, blocks };
}

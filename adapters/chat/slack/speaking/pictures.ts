// Brings pictures that stand on no public page to Slack: uploaded once, shown as soon as Slack has looked at them, else a sentence.
import { webApi } from '@slack/bolt';
import type { Block, Message, PictureBlock } from '../../../../src/model/message.ts';
import type { Log } from '../../../../src/ports.ts';
import { drawn, fileNameOf, picturesToDraw } from '../../../pictures/drawn.ts';
import { problemOf } from '../problems.ts';
import type { Page } from '../render/render.ts';
import { contextOf, type Files } from '../render/stanzas.ts';

/** Slack's name for what an app needs to upload. */
const FILES_SCOPE = 'files:write';

const NOT_ALLOWED = `The picture can't be shown: the app has not got Slack’s permission ${FILES_SCOPE}. Who manages the app adds it and installs it again.`;
const NOT_READY = 'The picture can’t be shown: Slack did not take it.';

const refusalOf = (error: unknown): string => {
  const reason = problemOf(error)?.reason ?? 'Slack did not take it';
  return reason.startsWith('missing_scope') ? NOT_ALLOWED : `The picture can’t be shown: ${reason}.`;
};

/** Uploads one picture for messages of ours alone: no channel is told of it. Rejects with an error of Slack's client. */
async function upload(client: webApi.WebClient, picture: PictureBlock, at: number): Promise<string> {
  const file = Buffer.from(await drawn(picture));
  const { files } = await client.filesUploadV2({ file, filename: fileNameOf(at), alt_text: picture.alt });
  const id = files[0]?.files?.[0]?.id;
  if (id === undefined) throw new Error('Slack gave the file no id');
  return id;
}

/** The message with its pictures uploaded, each under the id of its file; a sentence in the place of what could not be. Never rejects. */
export async function hung<T extends { readonly message: Message }>(
  client: webApi.WebClient,
  log: Log,
  said: T,
): Promise<T & { readonly files?: Files }> {
  const pictures = picturesToDraw(said.message);
  if (pictures.length === 0) return said;
  const files = new Map<PictureBlock, string>();
  const refused = new Map<Block, string>();
  for (const [at, picture] of pictures.entries()) {
    try {
      files.set(picture, await upload(client, picture, at));
    } catch (error) {
      log.warn({ reason: problemOf(error)?.reason ?? String(error) }, 'a picture could not be uploaded to Slack');
      refused.set(picture, refusalOf(error));
    }
  }
  const blocks = said.message.blocks.map((block): Block => {
    const text = refused.get(block);
    return text === undefined ? block : { kind: 'note', text };
  });
  return { ...said, message: { ...said.message, blocks }, files };
}

/** Slack looks at a file before it lets messages show it, mostly within two seconds. Milliseconds between the tries. */
const PAUSES = [500, 1000, 2000, 4000];

const isShown = ({ type, ...rest }: Page['blocks'][number]): boolean => type === 'image' && 'slack_file' in rest;

const withoutFiles = (page: Page): Page => ({
  ...page,
  blocks: page.blocks.flatMap((block) => (isShown(block) ? contextOf(NOT_READY) : [block])),
});

/**
 * Sends a page; one with uploaded pictures again while Slack refuses its blocks, at last without the pictures. `isRefused` tells that
 * error, after which nothing stands there. Rejects as `send` does.
 */
export async function sendWithFiles<T>(
  page: Page,
  send: (page: Page) => Promise<T>,
  isRefused: (error: unknown) => boolean,
  pauses: readonly number[] = PAUSES,
): Promise<T> {
  if (!page.blocks.some(isShown)) return send(page);
  for (const wait of pauses) {
    try {
      return await send(page);
    } catch (error) {
      if (!isRefused(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return send(withoutFiles(page));
}

/** What the Web API says of blocks that it does not show. */
export const areBlocksRefused = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && error.data.error === 'invalid_blocks';

// Turns the pictures of a message that stand on no public page into files for a platform that takes them.
import type { Message, PictureBlock } from '../../src/model/message.ts';
import { linkableAddress } from '../../src/model/web-address.ts';
import { pngOf } from './png.ts';
import { stripSvg } from './svg.ts';

/** The pictures of a message that have to be drawn, in order. */
export const picturesToDraw = ({ blocks }: Message): readonly PictureBlock[] =>
  blocks.filter((block): block is PictureBlock => block.kind === 'picture' && linkableAddress(block.url) === null);

/** A picture as PNG. */
export const drawn = ({ title, months }: PictureBlock): Promise<Uint8Array<ArrayBuffer>> =>
  pngOf(stripSvg(title, months));

/** Name of the file of the picture at that place among those that have to be drawn. */
export const fileNameOf = (at: number): string => `months-${at + 1}.png`;

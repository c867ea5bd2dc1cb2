// Turns messages and JSON into what stands on the terminal.
import { type RenderTextOptions, renderText } from '../../src/digests/render-text.ts';
import type { Message } from '../../src/model/message.ts';
import { ownConfig } from '../config.ts';
import type { Streams } from './streams.ts';

/** Colour only on a terminal, and never with `--plain` or NO_COLOR. At most 100 columns: longer lines are hard to read. */
export function printStyle({ stdout }: Streams, { plain = false }: { readonly plain?: boolean }): RenderTextOptions {
  const isColour = Boolean(stdout.isTTY) && !plain && !ownConfig().isPlain;
  return { width: Math.min(stdout.columns ?? 80, 100), colour: isColour };
}

export const print = ({ stdout }: Streams, message: Message, style: RenderTextOptions): void => {
  stdout.write(`${renderText(message, style)}\n`);
};

export const writeJson = ({ stdout }: Streams, value: object): void => {
  stdout.write(`${JSON.stringify(value)}\n`);
};

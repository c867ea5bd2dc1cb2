// Turns messages and JSON into what stands on the terminal.
import { type RenderTextOptions, renderText } from '../../src/digests/render-text.ts';
import type { Message } from '../../src/model/message.ts';
import { ownConfig } from '../config.ts';

/** Colour only on a terminal, and never with `--plain` or NO_COLOR. At most 100 columns: longer lines are hard to read. */
export function printStyle({ plain = false }: { readonly plain?: boolean }): RenderTextOptions {
  const isColour = Boolean(process.stdout.isTTY) && !plain && !ownConfig().isPlain;
  return { width: Math.min(process.stdout.columns ?? 80, 100), colour: isColour };
}

export const print = (message: Message, style: RenderTextOptions): void => {
  process.stdout.write(`${renderText(message, style)}\n`);
};

export const writeJson = (value: object): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

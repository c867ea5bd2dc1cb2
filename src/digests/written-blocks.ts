// Turns written words into blocks: each sentence with who tells what it says, and the mark that it was written and checked.
import type { Block, LineBlock } from '../model/message.ts';
import { type Written, type WrittenSentence, writtenMark } from '../model/written.ts';

/** Publishers named behind a sentence; the others are counted. */
const NAMED = 3;

const sentenceBlock = ({ text, event, sources, isQuotation }: WrittenSentence): LineBlock => ({
  kind: 'line',
  event,
  label: null,
  text: isQuotation ? `“${text.replace(/[“”]/g, '"')}”` : text,
  sources: sources.slice(0, NAMED),
  more: Math.max(0, sources.length - NAMED),
  dateNote: null,
  differing: [],
  isShort: true,
});

/** The gist with its mark; nothing where nothing was written. */
export const writtenBlocks = (written: Written | undefined): Block[] =>
  written === undefined ? [] : [...written.gist.map(sentenceBlock), { kind: 'note', text: writtenMark(written) }];

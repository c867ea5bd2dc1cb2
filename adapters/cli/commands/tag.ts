// Turns lines of text and publication day into lines of time expressions and dated reports.
import { tagText } from '../../../src/bot/tag.ts';
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

export function tagLine({ id, fields }: InputLine): object {
  const { text, dct = null, mode = 'news' } = fields;
  if (typeof text !== 'string') throw new UserError('bad-input', 'The line has no "text"; send the text as a string.');
  if (dct !== null && (typeof dct !== 'string' || !parseIso(dct))) {
    throw new UserError(
      'bad-date',
      `"dct" must be a day that exists, as YYYY-MM-DD, or null; it is ${JSON.stringify(dct)}.`,
    );
  }
  if (mode !== 'news' && mode !== 'narrative') {
    throw new UserError('bad-argument', `"mode" is "news" or "narrative"; it is ${JSON.stringify(mode)}.`);
  }
  const { timexes, reports } = tagText({ text, dct, mode });
  return { id, timexes, reports };
}

export const runTag = (streams: Streams): Promise<void> => answerLines(streams, tagLine);

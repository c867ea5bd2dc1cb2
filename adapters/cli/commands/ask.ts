// Turns a question, or lines of questions, into answers from the record.
import { answerJson } from '../../../src/bot/contract.ts';
import type { Asked } from '../../../src/bot/daybook.ts';
import { renderText } from '../../../src/digests/render-text.ts';
import { UserError } from '../../../src/errors.ts';
import type { ThreadContext } from '../../../src/model/question.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { answerLines, type InputLine } from '../json-lines.ts';
import { type CommonOptions, chooseSaga, type OpenRecord, refuseUnknownFolder, withDaybook } from '../open.ts';
import { print, printStyle, writeJson } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface AskOptions extends CommonOptions {
  readonly json?: boolean;
  readonly jsonl?: boolean;
  readonly plain?: boolean;
}

const asJson = ({ answer, message }: Asked, id?: unknown): object =>
  answerJson(answer, renderText(message, { width: 80, colour: false }), id);

/** `daybook ask "…"`. */
export async function runAsk(streams: Streams, question: string | undefined, options: AskOptions): Promise<void> {
  if (options.jsonl) return runAskLines(streams, options);
  if (question === undefined)
    throw new UserError('bad-argument', 'Ask something, such as daybook ask "what happened on July 25?".');
  refuseUnknownFolder(options);
  await withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    await readBundled(opened, saga);
    const asked = await opened.daybook.ask({ saga, question });
    if (options.json) writeJson(streams, asJson(asked));
    else print(streams, asked.message, printStyle(streams, options));
  });
}

/** Follow-ups of one `thread` remember what went before; each line may fix its own `asOf`. */
async function askLine(
  opened: OpenRecord,
  saga: Saga,
  remembered: Map<string, ThreadContext>,
  { id, fields }: InputLine,
): Promise<object> {
  const { question, asOf, thread } = fields;
  if (typeof question !== 'string')
    throw new UserError('bad-input', 'The line has no "question"; send it as a string.');
  if (asOf !== undefined && asOf !== null && typeof asOf !== 'string') {
    throw new UserError('bad-date', '"asOf" must be an instant such as 2017-07-26T08:00:00-04:00.');
  }
  const daybook = typeof asOf === 'string' ? opened.at(asOf) : opened.daybook;
  const key = thread === undefined || thread === null ? null : String(thread);
  const asked = await daybook.ask({ saga, question, thread: key === null ? null : (remembered.get(key) ?? null) });
  if (key !== null) remembered.set(key, asked.thread);
  return asJson(asked, id);
}

const runAskLines = (streams: Streams, options: AskOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    await readBundled(opened, saga);
    const remembered = new Map<string, ThreadContext>();
    await answerLines(streams, (line) => askLine(opened, saga, remembered, line));
  });

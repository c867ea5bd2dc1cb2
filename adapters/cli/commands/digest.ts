// Turns a day or a span into its digest, as text, Markdown or JSON.
import { digestJson } from '../../../src/bot/contract.ts';
import { digestMessage } from '../../../src/digests/digest-message.ts';
import { renderMarkdown } from '../../../src/digests/render-markdown.ts';
import { UserError } from '../../../src/errors.ts';
import { parseIso } from '../../../src/model/day.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { type CommonOptions, chooseSaga, refuseUnknownFolder, withDaybook } from '../open.ts';
import { print, printStyle, writeJson } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface DigestOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly format: string;
  readonly plain?: boolean;
}

const FORMATS = ['text', 'md', 'json', 'slack', 'discord'];

const checkDay = (name: string, day: string): string => {
  if (parseIso(day)) return day;
  throw new UserError('bad-date', `--${name} must be a day that exists, as YYYY-MM-DD; it is “${day}”.`);
};

/** The payloads that a platform would be sent, a line for each page. */
async function platformPages(digest: Digest, format: string): Promise<readonly object[]> {
  const message = digestMessage(digest);
  if (format === 'slack') return (await import('../../chat/slack/render/render.ts')).renderSlack(message);
  return (await import('../../chat/discord/render/render.ts')).renderDiscord(message);
}

async function show(streams: Streams, digest: Digest, options: DigestOptions): Promise<void> {
  const { format } = options;
  if (format === 'json') writeJson(streams, digestJson(digest));
  else if (format === 'md') streams.stdout.write(renderMarkdown(digestMessage(digest)));
  else if (format === 'text') print(streams, digestMessage(digest), printStyle(streams, options));
  else for (const page of await platformPages(digest, format)) writeJson(streams, page);
}

/** `daybook digest --from D --to D`; one of the two alone means that day. */
export async function runDigest(streams: Streams, options: DigestOptions): Promise<void> {
  const { format } = options;
  if (!FORMATS.includes(format))
    throw new UserError('bad-argument', `--format is one of ${FORMATS.join(', ')}; it is “${format}”.`);
  refuseUnknownFolder(options);
  await withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    await readBundled(opened, saga);
    const from = options.from ?? options.to;
    const to = options.to ?? options.from;
    if (from && to && checkDay('from', from) > checkDay('to', to))
      throw new UserError('bad-date', '--from must not be later than --to.');
    const digest =
      from && to
        ? await opened.daybook.inWords(saga, await opened.daybook.digest(saga, { from, to }))
        : await opened.daybook.digestFor(saga, null);
    await show(streams, digest, options);
  });
}

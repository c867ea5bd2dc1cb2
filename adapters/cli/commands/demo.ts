// Turns a bare machine into a first look: the bundled saga read, its timeline, one digest, three questions answered.
import { join } from 'node:path';
import { greeting } from '../../../src/bot/greeting.ts';
import { digestMessage } from '../../../src/digests/digest-message.ts';
import { ownConfig } from '../../config.ts';
import { chooseSaga, withDaybook } from '../open.ts';
import { print, printStyle } from '../print.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

const DAY = '2017-07-25';
const QUESTIONS = ['what happened on July 25?', 'did Sessions offer to resign?', 'who told Sessions his job is safe?'];

/** `daybook demo`. The store is a folder of its own, so that nothing of the reader's is touched. */
export async function runDemo(streams: Streams, options: { readonly plain?: boolean }): Promise<void> {
  const data = join(ownConfig().data, 'demo');
  const style = printStyle(streams, options);
  const say = (text: string): void => {
    streams.stdout.write(style.colour ? `\n\u001b[1;36m▌ ${text}\u001b[0m\n\n` : `\n▌ ${text}\n\n`);
  };
  await withDaybook({ data }, async (opened) => {
    const saga = await chooseSaga(opened, 'sessions');
    say(`Reading the bundled saga into ${data}`);
    await readBundled(opened, saga);
    print(streams, await greeting(opened.daybook, saga), style);
    say('daybook timeline: the story, month by month');
    print(streams, await opened.daybook.timelineMessage(saga, null), style);
    say(`daybook digest --from ${DAY}`);
    print(streams, digestMessage(await opened.daybook.digest(saga, { from: DAY, to: DAY })), style);
    for (const question of QUESTIONS) {
      say(`daybook ask “${question}”`);
      print(streams, (await opened.daybook.ask({ saga, question })).message, style);
    }
    say('Your turn: npm start');
  });
}

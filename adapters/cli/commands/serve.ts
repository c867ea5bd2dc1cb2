// Turns a terminal into a conversation with the record: what `npm start` opens where no chat platform is set up.
import { join } from 'node:path';
import { greeting } from '../../../src/bot/greeting.ts';
import { converse } from '../../chat/terminal/conversation.ts';
import { type CommonOptions, chooseSaga, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';

export interface ServeOptions extends CommonOptions {
  readonly plain?: boolean;
}

/** `daybook serve`. Ends with the conversation. */
export const runServe = (options: ServeOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const saga = await chooseSaga(
      opened,
      options.saga ?? ((await opened.sagas.find('sessions')) ? 'sessions' : undefined),
    );
    await readBundled(opened, saga);
    const isPlain = Boolean(options.plain) || opened.config.isPlain;
    await converse(opened.daybook, { saga, thread: null }, await greeting(opened.daybook, saga), {
      input: process.stdin,
      output: process.stdout,
      isPlain,
      historyFile: join(opened.config.data, 'terminal-history'),
    });
  });

// Makes the events of a saga anew from its reports: what was there is there again.
import { rebuild } from '../../../src/bot/record/rebuild.ts';
import { type CommonOptions, chooseSaga, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

/** `daybook rebuild`. */
export const runRebuild = (streams: Streams, options: CommonOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const saga = await chooseSaga(opened, options.saga);
    await readBundled(opened, saga);
    await rebuild(opened.store, saga);
    const events = await opened.store.eventDays(saga.id);
    streams.stdout.write(
      `${saga.name}: made anew, ${events.reduce((sum, day) => sum + day.events, 0)} events on ${events.length} days.\n`,
    );
  });

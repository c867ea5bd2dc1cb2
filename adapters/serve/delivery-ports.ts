// Turns settings and an open record into the doors that delivering needs, with the platforms that have a token.
import type { Daybook } from '../../src/bot/daybook.ts';
import type { DeliveryPorts } from '../../src/bot/delivery/ports.ts';
import { rememberPosted, withPostedButtons } from '../../src/bot/desk/posted.ts';
import type { Clock, Log, Memory } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { crashesAt } from '../process/crash.ts';
import type { RecordData } from '../store/place.ts';
import { createPosters } from './posters.ts';

/** So long replies under a posted message are understood, in milliseconds. */
const KEPT_MS = 90 * 86_400_000;

/** What deliveries need of the bot's memory: buttons on what is posted, and replies under it that are understood. */
const inConversation = (memory: Memory, { now }: Clock): Pick<DeliveryPorts, 'dress' | 'posted'> => ({
  dress: async (message, { channel, saga }, span) =>
    channel.platform === 'file' ? message : withPostedButtons(memory, message, channel, { saga, ...span }, now()),
  posted: async (_delivery, { channel, saga }, messageIds, span) => {
    if (channel.platform === 'file') return;
    await rememberPosted(memory, channel, messageIds, { saga, ...span }, now() + KEPT_MS);
  },
});

interface Surroundings {
  readonly data: RecordData;
  readonly daybook: Daybook;
  /** What "now" means for what is due. */
  readonly clock: Clock;
  readonly log: Log;
}

export async function createDeliveryPorts(
  config: Config,
  { data, daybook, clock, log }: Surroundings,
): Promise<DeliveryPorts> {
  const machine: Clock = { now: () => Date.now() };
  return {
    daybook,
    store: data.store,
    ledger: data.ledger,
    posters: await createPosters(config, { data, clock: machine, log }),
    clock,
    machine,
    log,
    catchUpDays: config.catchUpDays,
    reached: crashesAt(config.crashAt),
    ...inConversation(data.memory, machine),
  };
}

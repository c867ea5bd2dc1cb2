// The running bot’s deliveries: every minute what is due goes out, and the bot’s memory drops what is past its time.
import { createDaybook } from '../../src/bot/daybook.ts';
import { wordAhead } from '../../src/bot/delivery/ahead.ts';
import { deliverDue } from '../../src/bot/delivery/deliver.ts';
import { rememberingFollowers } from '../../src/bot/delivery/followers.ts';
import type { DeliveryPorts, Tried } from '../../src/bot/delivery/ports.ts';
import type { Keeper } from '../../src/bot/record/keeper.ts';
import { createDueWatch } from '../../src/bot/schedule/watch.ts';
import type { Writing } from '../../src/bot/written.ts';
import { channelName } from '../../src/model/place.ts';
import { recent } from '../../src/model/recent.ts';
import type { Clock, Log, Sagas } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { createDeliveryPorts } from '../serve/delivery-ports.ts';
import type { RecordData } from '../store/place.ts';
import { pagesAt } from '../web/addresses.ts';
import { tellingOnce } from './telling-once.ts';
import { startTicker, type Ticker } from './ticker.ts';

export interface SchedulePorts {
  readonly data: RecordData;
  readonly sagas: Sagas;
  readonly clock: Clock;
  readonly log: Log;
}

/** Ends of deliveries that are remembered. */
const REMEMBERED = 5000;

/** One log line for each end of a delivery; a platform that is not set up is told once for each digest, not every minute. */
function teller(log: Log): (tried: Tried) => void {
  const told = recent<string, true>(REMEMBERED);
  return ({ delivery, subscription, status, reason }) => {
    const key = `${delivery.id} ${delivery.attempts}`;
    if (told.get(key)) return;
    told.set(key, true);
    const fields = { delivery: delivery.id, to: channelName(subscription.channel), status, reason };
    if (status === 'sent' || status === 'skipped') log.info(fields, 'delivery');
    else log.warn(fields, 'delivery');
  };
}

/** What a running bot delivers with: it remembers from one time to the next, and tells each end once. */
interface Delivering {
  readonly ports: DeliveryPorts;
  readonly tell: (tried: Tried) => void;
}

export async function createDelivering(
  config: Config,
  { data, sagas, clock, log }: SchedulePorts,
  keeper: Keeper,
  writing: Writing | null,
): Promise<Delivering> {
  // A digest waits until everything is settled: it is posted once.
  const daybook = createDaybook({
    store: data.store,
    sagas,
    clock,
    upToDate: keeper.settled,
    pageOf: pagesAt(config.webUrl),
    writing,
  });
  const made = await createDeliveryPorts(config, { data, daybook, clock, log: tellingOnce(log) });
  const remembering = { due: createDueWatch(), followers: rememberingFollowers(), seen: new Map() };
  return { ports: { ...made, ...remembering }, tell: teller(log) };
}

/** Starts the deliveries of a bot. The caller stops them before it closes `data`. */
export async function startDeliveries(
  config: Config,
  ports: SchedulePorts,
  keeper: Keeper,
  writing: Writing | null,
): Promise<Ticker> {
  const delivering = await createDelivering(config, ports, keeper, writing);
  const { data, clock, log } = ports;
  const round = async (): Promise<void> => {
    await deliverDue(delivering.ports, delivering.tell);
    if (writing) await wordAhead(delivering.ports);
    await data.memory.sweep(clock.now());
  };
  return startTicker('deliveries', round, log);
}

// The work of a record on PostgreSQL: what is due is put into the queue once a minute, by one of the workers, and done by whoever is free.
import type { Keeper } from '../../src/bot/record/keeper.ts';
import { mindOfEach } from '../../src/bot/record/mind.ts';
import { settle } from '../../src/bot/record/settle.ts';
import { keyOf, type Step, type StepName } from '../../src/bot/steps/step.ts';
import { dueSteps, type StepPorts, stepsOn } from '../../src/bot/steps/steps.ts';
import type { Writing } from '../../src/bot/written.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Config } from '../config.ts';
import { fetcherOnDemand } from '../http/on-demand.ts';
import { createReaders } from '../reading/readers.ts';
import { createDelivering, type SchedulePorts } from '../schedule/deliveries.ts';
import { startTicker } from '../schedule/ticker.ts';
import { addAnew, addJobs, freeGone, type NewJob } from './jobs.ts';
import { openQueue, type Queue } from './queue.ts';
import { startWorker, type Task, type Worker } from './worker.ts';

/** Jobs of this process under way at once: most wait for an answer of somebody else's server. */
const AT_ONCE = 16;
/** It takes the processor, of which a process has one: what waits meanwhile is settled together. */
const SETTLED_AT_ONCE = 1;

/** What people wait for goes before what waits by itself. */
const PRIORITIES: Readonly<Record<StepName, number>> = { deliver: 0, look: 1, settle: 2, poll: 3 };

/** Seconds after which a story is settled: what several feeds bring within them is, whose neighbourhood is then read once. */
const SETTLED_AFTER = 3;

const jobOf = (step: Step): NewJob => ({
  task: step.name,
  key: keyOf(step),
  payload: step,
  priority: PRIORITIES[step.name],
  ...(step.name === 'settle' ? { after: SETTLED_AFTER } : {}),
});

/** The tasks of the queue: one for each step, and the one that finds what is due. */
function tasksOf(queue: Queue, ports: StepPorts, sweep: () => Promise<void>): Record<StepName | 'plan', Task> {
  const steps = stepsOn(ports);
  const add = (next: readonly Step[]) => addJobs(queue, next.map(jobOf));
  const { log } = ports.deliveries;
  const plan = async (): Promise<void> => {
    try {
      await add(await dueSteps(ports));
      await sweep();
    } catch (error) {
      log.error({ reason: String(error) }, 'what is due could not be found out; the next minute tries again');
    } finally {
      await addAnew(queue, 'plan', 'next minute');
    }
  };
  const taskOf = (name: StepName) => async (payload: unknown) => add(await steps[name](payload as never));
  return { plan, deliver: taskOf('deliver'), look: taskOf('look'), settle: taskOf('settle'), poll: taskOf('poll') };
}

/** What keeps the record's events up to date in this process, and what words its digests. */
export interface Making {
  readonly keeper: Keeper;
  readonly writing: Writing | null;
}

async function stepPorts(
  config: Config,
  ports: SchedulePorts,
  { keeper, writing }: Making,
  ending: AbortSignal,
): Promise<StepPorts> {
  const { data, sagas, clock } = ports;
  const { ports: deliveries, tell } = await createDelivering(config, ports, keeper, writing);
  const { store, feeds, ledger } = data;
  const fetcher = fetcherOnDemand({ allow: config.allowHosts });
  const polling = { store, feeds, ledger, sagas, fetcher, clock, log: deliveries.log, readers: createReaders() };
  const mindOf = mindOfEach();
  // Nobody waits for an answer of this process, and each story is locked by itself: long changes cost less in all.
  const settled = (saga: Saga) =>
    settle(store, saga, mindOf(saga.id), { mayGoOn: () => !ending.aborted, lasting: 'long' });
  return { deliveries, polling: config.isPolling ? polling : null, settled, tried: tell, checked: () => {}, ending };
}

/** Starts to work. The caller stops it before it closes `data`. Rejects with a UserError where the queue can't be opened. */
export async function startQueueWork(
  address: string,
  config: Config,
  ports: SchedulePorts,
  making: Making,
): Promise<Worker> {
  const { data, clock, log } = ports;
  const ending = new AbortController();
  const made = await stepPorts(config, ports, making, ending.signal);
  const queue = await openQueue(address);
  const { settle, ...tasks } = tasksOf(queue, made, () => data.memory.sweep(clock.now()));
  await addAnew(queue, 'plan', 'now');
  const workers = [
    await startWorker(queue, { tasks, atOnce: AT_ONCE, names: ['work'], log }),
    await startWorker(queue, { tasks: { settle }, atOnce: SETTLED_AT_ONCE, names: [], log }),
  ];
  // The plan plans its next time itself; this is for one that was lost with its worker.
  const watch = async (): Promise<void> => {
    await freeGone(queue);
    await addJobs(queue, [{ task: 'plan', key: 'plan', payload: {}, priority: -1 }]);
  };
  const ticker = startTicker('the queue', watch, log);
  return {
    async stop() {
      ending.abort();
      await Promise.all([ticker.stop(), ...workers.map(({ stop }) => stop())]);
      await queue.close();
    },
  };
}

// Keeps the events of sagas up to date for one process: whoever asks waits for little, much goes on in the background.
import type { Saga } from '../../model/saga.ts';
import type { Log, Memory, Store } from '../../ports.ts';
import { emptyMind } from './mind.ts';
import { keepDays } from './select.ts';
import { isUnsettled, settle } from './settle.ts';

/** So many articles are settled while a reader waits; for more he is told what is kept so far. */
const WORTH_WAITING = 30;

export interface Keeper {
  /** Resolves when all that waits is settled. */
  settled(saga: Saga): Promise<void>;
  /** Resolves soon: when little waits all of that is settled, else it goes on while the answer is given. */
  soon(saga: Saga): Promise<void>;
  /** Begins no further change. */
  stop(): void;
}

/** With a `memory` it keeps in the background how the days of sagas stand, whenever something was settled. */
export function createKeeper(
  store: Pick<Store, 'change' | 'unsettled' | 'madeWith' | 'events' | 'eventDays'>,
  log?: Pick<Log, 'error' | 'info'>,
  memory?: Memory,
): Keeper {
  const mind = emptyMind();
  const running = new Map<string, Promise<void>>();
  let isStopped = false;
  const mayGoOn = (): boolean => !isStopped;
  /** Sagas whose days are kept as they stand, or are about to be. */
  const weighed = new Set<string>();
  const weigh = (saga: Saga): void => {
    if (!memory || isStopped || weighed.has(saga.id)) return;
    weighed.add(saga.id);
    keepDays({ store, memory }, saga, mayGoOn).catch((error: unknown) => {
      weighed.delete(saga.id);
      if (!isStopped) log?.error({ saga: saga.id, error: String(error) }, 'how the days stand was not kept');
    });
  };

  const work = async (saga: Saga): Promise<void> => {
    const waiting = await store.unsettled(saga.id);
    await settle(store, saga, mind, { mayGoOn, lasting: 'short' });
    weighed.delete(saga.id);
    weigh(saga);
    if (waiting > WORTH_WAITING) log?.info({ saga: saga.id, articles: waiting }, 'the record was settled anew');
  };
  const settled = async (saga: Saga): Promise<void> => {
    const under = running.get(saga.id);
    if (under) return under;
    if (isStopped || !(await isUnsettled(store, saga))) return weigh(saga);
    const begun = running.get(saga.id) ?? work(saga).finally(() => running.delete(saga.id));
    running.set(saga.id, begun);
    return begun;
  };
  return {
    settled,
    async soon(saga) {
      const isMuch = running.has(saga.id) || (await store.unsettled(saga.id)) > WORTH_WAITING;
      if (!isMuch) return settled(saga);
      settled(saga).catch((error: unknown) => log?.error({ saga: saga.id, error: String(error) }, 'settling failed'));
    },
    stop() {
      isStopped = true;
    },
  };
}

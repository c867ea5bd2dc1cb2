// Keeps the events of sagas up to date for one process: whoever asks waits for little, much goes on in the background.
import type { Saga } from '../../model/saga.ts';
import type { Log, Store } from '../../ports.ts';
import { emptyMind } from './mind.ts';
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

export function createKeeper(
  store: Pick<Store, 'change' | 'unsettled' | 'madeWith'>,
  log?: Pick<Log, 'error' | 'info'>,
): Keeper {
  const mind = emptyMind();
  const running = new Map<string, Promise<void>>();
  let isStopped = false;
  const mayGoOn = (): boolean => !isStopped;

  const work = async (saga: Saga): Promise<void> => {
    const waiting = await store.unsettled(saga.id);
    await settle(store, saga, mind, { mayGoOn, lasting: 'short' });
    if (waiting > WORTH_WAITING) log?.info({ saga: saga.id, articles: waiting }, 'the record was settled anew');
  };
  const settled = async (saga: Saga): Promise<void> => {
    const under = running.get(saga.id);
    if (under) return under;
    if (isStopped || !(await isUnsettled(store, saga))) return;
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

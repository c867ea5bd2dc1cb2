// What each step does, and which are to be done now. Twice, late or half done it loses and doubles nothing: the ledger and the feeds say who may.
import type { Saga } from '../../model/saga.ts';
import { wordAhead } from '../delivery/ahead.ts';
import { planAlerts } from '../delivery/alerts.ts';
import { deliverTo } from '../delivery/deliver.ts';
import { planDue } from '../delivery/plan.ts';
import type { DeliveryPorts, Tried } from '../delivery/ports.ts';
import { planUpdates } from '../delivery/updates.ts';
import { findWorkspaces } from '../delivery/workspaces.ts';
import { dueFeeds, pollHost, settleFed, shelves } from '../polling/poll.ts';
import type { Checked, PollPorts } from '../polling/ports.ts';
import type { FeedName } from '../polling/sources.ts';
import { hostOfFeed } from '../polling/words.ts';
import { deliveringFresh } from './fresh.ts';
import type { Step, StepName } from './step.ts';

export interface StepPorts {
  readonly deliveries: DeliveryPorts;
  /** Null where this process reads no feeds. */
  readonly polling: PollPorts | null;
  /** Settles all that waits of a saga. */
  readonly settled: (saga: Saga) => Promise<void>;
  readonly tried: (tried: Tried) => void;
  readonly checked: (checked: Checked) => void;
  /** Aborts when this process ends: what is under way is given back. */
  readonly ending: AbortSignal;
}

/** Does a step; what it gives is to be done next. */
type Doing<Name extends StepName> = (step: Extract<Step, { name: Name }>) => Promise<readonly Step[]>;
export type Steps = { readonly [Name in StepName]: Doing<Name> };

/** Feeds of one step: what is left of a host is due in the next minute again. */
const MOST_FEEDS = 100;

const deliverSteps = async ({ ledger, machine }: DeliveryPorts): Promise<readonly Step[]> => {
  const open = await ledger.open(machine.now());
  const subscriptions = new Set(open.map(({ subscription }) => subscription));
  return [...subscriptions].map((subscription) => ({ name: 'deliver', subscription }));
};

const settleSteps = async ({ feeds }: PollPorts): Promise<readonly Step[]> => {
  const sagas = new Set((await feeds.list({ unsettled: true })).map(({ saga }) => saga));
  return [...sagas].map((saga) => ({ name: 'settle', saga }));
};

async function pollSteps(ports: PollPorts): Promise<readonly Step[]> {
  const byHost = new Map<string, FeedName[]>();
  for (const { state } of await dueFeeds(ports)) {
    const host = hostOfFeed(state);
    const feeds = byHost.get(host) ?? [];
    if (feeds.length === 0) byHost.set(host, feeds);
    if (feeds.length < MOST_FEEDS) feeds.push({ saga: state.saga, url: state.url });
  }
  return [...byHost].map(([host, feeds]) => ({ name: 'poll', host, feeds }));
}

/** Plans what is due, and says all that is to be done now. */
export async function dueSteps({ deliveries, polling }: StepPorts): Promise<readonly Step[]> {
  await planDue(deliveries);
  const owed = await deliverSteps(deliveries);
  const read = polling ? [...(await settleSteps(polling)), ...(await pollSteps(polling))] : [];
  return [...owed, { name: 'look' }, ...read];
}

export function stepsOn({ deliveries, polling, settled, tried, checked, ending }: StepPorts): Steps {
  const fresh = deliveringFresh(deliveries);
  const shelfOf = polling ? shelves(polling) : null;
  return {
    async deliver({ subscription }) {
      await fresh(subscription, (ports) => deliverTo(ports, subscription, tried));
      return [];
    },
    async settle({ saga }) {
      // What is read meanwhile adds no second step beside this one.
      let goesOn = polling !== null;
      while (polling && goesOn && !ending.aborted) goesOn = await settleFed(polling, saga, settled);
      return [];
    },
    async poll({ feeds }) {
      if (!polling || !shelfOf) return [];
      const sagas = await pollHost(polling, feeds, { shelfOf, told: checked, ending });
      return [...sagas].map((saga) => ({ name: 'settle', saga }));
    },
    async look() {
      await planUpdates(deliveries);
      await planAlerts(deliveries);
      await findWorkspaces(deliveries);
      await wordAhead(deliveries);
      return deliverSteps(deliveries);
    },
  };
}

// Finds the workspaces of channels that the command line subscribed, which names channels alone.
import { type Channel, channelName } from '../../model/place.ts';
import type { Subscription } from '../../model/subscription.ts';
import { withinTime } from './deadline.ts';
import type { DeliveryPorts } from './ports.ts';

/** Channels that are asked about in one run. */
const MOST_ASKED = 25;
const ASK_MS = 5000;
/** A direct message has no workspace and a platform may be away: asked about again after so long, in milliseconds. */
const REST_MS = 3_600_000;

const seenKey = (channel: Channel): string => `workspace of ${channelName(channel)}`;

/** Channels without a workspace whose platform can be asked and was not asked of late. */
function channelsToAsk(ports: DeliveryPorts, subscriptions: readonly Subscription[]): readonly Channel[] {
  const now = ports.machine.now();
  const isToAsk = (channel: Channel): boolean =>
    channel.workspace === null &&
    ports.posters[channel.platform]?.workspaceOf !== undefined &&
    now - (ports.seen?.get(seenKey(channel)) ?? -REST_MS) >= REST_MS;
  const channels = subscriptions.map(({ channel }) => channel).filter(isToAsk);
  return [...new Map(channels.map((channel) => [channelName(channel), channel])).values()].slice(0, MOST_ASKED);
}

/** Null where the platform does not tell: the post itself will say what is wrong with the channel. */
async function ask(ports: DeliveryPorts, channel: Channel): Promise<string | null> {
  ports.seen?.set(seenKey(channel), ports.machine.now());
  const work = (signal: AbortSignal): Promise<string | null> =>
    ports.posters[channel.platform]?.workspaceOf?.(channel, signal) ?? Promise.resolve(null);
  return withinTime(work, () => null, ASK_MS);
}

/**
 * Fills in what makes a workspace's lists and the word that it is closed reach a subscription. The subscription is read again after
 * the platform's answer: somebody may have changed it meanwhile. Rejects with a UserError (store-unavailable) where nothing can be recorded.
 */
export async function findWorkspaces(ports: DeliveryPorts): Promise<void> {
  if (Object.values(ports.posters).every(({ workspaceOf }) => workspaceOf === undefined)) return;
  const scheduled = await ports.ledger.subscriptions();
  const subscriptions = scheduled.map(({ subscription }) => subscription);
  const channels = channelsToAsk(ports, subscriptions);
  const found = await Promise.all(
    channels.map(async (channel) => [channelName(channel), await ask(ports, channel)] as const),
  );
  const workspaces = new Map(found);
  for (const { id, channel } of subscriptions) {
    const workspace = channel.workspace === null ? workspaces.get(channelName(channel)) : null;
    const now = workspace ? (await ports.ledger.subscription(id))?.subscription : null;
    if (workspace && now) await ports.ledger.subscribe({ ...now, channel: { ...now.channel, workspace } });
  }
}

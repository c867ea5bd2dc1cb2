// Turns deleted channels and lost servers into word for whoever keeps what is posted there.
import { type Client, Events } from 'discord.js';
import type { Gone } from '../../../../src/bot/delivery/gone.ts';
import type { Log } from '../../../../src/ports.ts';
import { CHANNEL_GONE, SERVER_GONE } from '../failures.ts';

/** `onGone` is told of channels that nobody follows, too. What happened while the bot was away comes to light with the next post. */
export function watchDepartures(client: Client, log: Log, onGone: (gone: Gone) => void): void {
  const channelGone = (workspace: string, channel: string): void => {
    log.info({ server: workspace, channel }, 'Discord: a channel was deleted');
    onGone({ workspace, channel, because: CHANNEL_GONE });
  };
  client.on(Events.ChannelDelete, (channel) => {
    if (channel.isDMBased()) return;
    // Discord says nothing of the threads and posts that go with it
    const threads = 'threads' in channel ? [...channel.threads.cache.keys()] : [];
    for (const id of [channel.id, ...threads]) channelGone(channel.guildId, id);
  });
  client.on(Events.ThreadDelete, ({ guildId, id }) => channelGone(guildId, id));
  // an outage is another event: GuildUnavailable
  client.on(Events.GuildDelete, ({ id }) => {
    log.info({ server: id }, 'Discord: removed from a server');
    onGone({ workspace: id, channel: null, because: SERVER_GONE });
  });
}

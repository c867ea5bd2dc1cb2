// Turns servers into connections: how many there are, which one hears a server, and what one process does with several.
import { describe, expect, test } from 'vitest';
import { shardName, shardNamed } from '../../../adapters/chat/discord/shard.ts';
import { countShards } from '../../../adapters/chat/discord/shards.ts';
import { readConfig } from '../../../adapters/config.ts';
import type { Channel } from '../../e2e/discord-server/state.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { openStage, textOf } from './bot.ts';

test('a shard is named as a command line has it', () => {
  expect(shardNamed('1/4')).toEqual({ id: 1, count: 4 });
  expect(shardName({ id: 1, count: 4 })).toBe('1/4');
  for (const text of ['', '4/4', '1', '-1/2', '1/2/3', 'a/b', '0/0'])
    expect(() => shardNamed(text)).toThrow('A shard is its number and how many there are');
});

test.each([
  [undefined, null],
  ['auto', 'auto'],
  ['16', 16],
])('DAYBOOK_DISCORD_SHARDS %j', (text, wanted) => {
  expect(readConfig({ DISCORD_TOKEN: 'x', DAYBOOK_DISCORD_SHARDS: text }).discord?.shards).toBe(wanted);
});

test.each(['0', '-1', 'many', '1.5', '1001'])('DAYBOOK_DISCORD_SHARDS %j is refused in a sentence', (text) => {
  expect(() => readConfig({ DISCORD_TOKEN: 'x', DAYBOOK_DISCORD_SHARDS: text })).toThrow(
    /^DAYBOOK_DISCORD_SHARDS is auto or a number/,
  );
});

describe('with Discord', () => {
  test('so many are there as it recommends or as are wanted, within what it allows today', async () => {
    const stage = await openStage({ isStarted: false });
    stage.server.world.shards = 3;
    const { token, api } = stage.server;
    expect(await countShards({ token, api, shards: 'auto' })).toBe(3);
    expect(await countShards({ token, api, shards: 7 })).toBe(7);
    await expect(countShards({ token, api, shards: 1000 })).rejects.toThrow(
      'Discord lets this bot connect 999 times more until 0 hours from now, and 1000 shards are wanted.',
    );
    await expect(countShards({ token: 'nobody', api, shards: 'auto' })).rejects.toThrow('DISCORD_TOKEN');
    await stage.close();
  });

  test('one process opens as many as Discord recommends, and answers in each of them once', async () => {
    const stage = await openStage({ isStarted: false });
    const { server, ada } = stage;
    server.world.shards = 2;
    const channels: (Channel | undefined)[] = [];
    for (let ms = 1; channels.filter(Boolean).length < 2; ms += 1) {
      stage.clock.time += 1;
      const guild = server.guild(`Newsroom ${ms}`, ada);
      channels[Number((BigInt(guild.id) >> 22n) % 2n)] ??= server.channel(guild, 'general');
    }
    await stage.chat.start();
    expect(server.gateway.counts.identify).toBe(2);
    for (const channel of channels) {
      if (!channel) throw new Error('a shard has no server');
      ada.says(channel, `<@${server.bot.id}> what happened?`);
      const own = () => server.messagesIn(channel).filter(({ author }) => author.id === server.bot.id);
      await wait(() => own().length > 0, 'the answer');
      expect(own().map(textOf)).toHaveLength(1);
    }
    expect(server.requests.filter(({ method, route }) => method === 'put' && route.endsWith('/commands'))).toHaveLength(
      1,
    );
    await stage.close();
  });
});

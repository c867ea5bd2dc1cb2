// Turns deliveries into posts on the stand-in, with every answer lost, refused or late that Discord has in store.
import { PermissionFlagsBits, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDiscordPoster } from '../../../adapters/chat/discord/poster/poster.ts';
import { postAnswer } from '../../../adapters/chat/discord/speaking/post.ts';
import type { Message } from '../../../src/model/message.ts';
import { type Delivery, newDelivery } from '../../../src/model/subscription.ts';
import type { Poster, Posting } from '../../../src/ports.ts';
import type { Person } from '../../e2e/discord-server/person.ts';
import { type DiscordServer, startDiscordServer } from '../../e2e/discord-server/server.ts';
import type { Channel, Guild } from '../../e2e/discord-server/state.ts';
import { textOf } from './bot.ts';

const POST = { method: 'post', path: '/channels/{channel_id}/messages' } as const;
const NOON = Date.UTC(2021, 4, 4, 12);

let now = NOON;
let server: DiscordServer;
let ada: Person;
let guild: Guild;
let channel: Channel;
let poster: Poster;

beforeEach(async () => {
  now = NOON;
  server = await startDiscordServer({ clock: { now: () => now } });
  ada = server.person('Ada');
  guild = server.guild('Newsroom', ada);
  channel = server.channel(guild, 'general');
  poster = createDiscordPoster({ token: server.token, api: server.api, timeout: 20_000 });
});
afterEach(async () => {
  await server.stop();
  expect(server.violations).toEqual([]);
});

const DIGEST: Message = { summary: 'Digest', blocks: [{ kind: 'paragraph', text: 'The gate failed.' }] };
const LONG: Message = {
  summary: 'Long digest',
  blocks: Array.from({ length: 12 }, (_, i) => ({ kind: 'paragraph' as const, text: `${'word '.repeat(150)}${i}.` })),
};

const posting = (given: Partial<Posting> = {}, delivery: Partial<Delivery> = {}): Posting => ({
  delivery: newDelivery({
    id: '1a2b3c4d5e6f-2021-05-04',
    kind: 'digest',
    subscription: '1a2b3c4d5e6f',
    slot: '2021-05-04',
    from: '2021-05-03',
    to: '2021-05-03',
    status: 'sending',
    attempts: 1,
    begunAt: NOON,
    ...delivery,
  }),
  saga: 'harbour',
  channel: { platform: 'discord', workspace: guild.id, id: channel.id },
  person: null,
  message: DIGEST,
  thread: null,
  signal: new AbortController().signal,
  ...given,
});
const posted = () => server.messagesIn(channel);
const posts = (): number =>
  server.requests.filter(({ method, route }) => method === 'post' && route === POST.path).length;

describe('posting', () => {
  test('a digest arrives once, its delivery’s id as nonce, and is found again', async () => {
    const outcome = await poster.post(posting());
    const id = posted()[0]?.id ?? '';
    expect(outcome).toEqual({ kind: 'posted', messageId: id, messageIds: [id] });
    expect(posted()[0]?.nonce).toBe('1a2b3c4d5e6f-2021-05-04');
    expect(textOf(posted()[0])).toBe('The gate failed.');
    expect(await poster.find(posting(), NOON)).toEqual({ kind: 'found', messageId: id, messageIds: [id] });
  });

  test('a long digest is pages in a row; nothing is cut', async () => {
    await poster.post(posting({ message: LONG }));
    expect(posted().length).toBeGreaterThan(1);
    expect(posted().map(textOf).join('\n')).toContain('11.');
  });

  test('a notice goes to the person', async () => {
    expect((await poster.post(posting({ person: ada.id }))).kind).toBe('posted');
    expect(server.messagesIn(server.directMessages(ada))).toHaveLength(1);
    expect(posted()).toEqual([]);
  });

  test('nothing is sent once the right to send has ended', async () => {
    const ended = new AbortController();
    ended.abort();
    expect((await poster.post(posting({ signal: ended.signal }))).kind).not.toBe('posted');
    expect(posted()).toEqual([]);
  });
});

test('a channel’s workspace is its server; a direct message has none', async () => {
  const { signal } = new AbortController();
  const workspaceOf = (id: string) => poster.workspaceOf?.({ platform: 'discord', workspace: null, id }, signal);
  expect(await workspaceOf(channel.id)).toBe(guild.id);
  expect(await workspaceOf(server.directMessages(ada).id)).toBeNull();
});

describe('editing', () => {
  const NEWER: Message = { summary: 'Digest', blocks: [{ kind: 'paragraph', text: 'The gate @everyone held.' }] };
  const PATCH = { method: 'patch', path: '/channels/{channel_id}/messages/{message_id}' } as const;
  const idsOf = (outcome: Awaited<ReturnType<Poster['post']>>): readonly string[] =>
    outcome.kind === 'posted' ? (outcome.messageIds ?? []) : [];

  test('puts the new words in the place of the old ones, as often as it is done, and pings nobody', async () => {
    const ids = idsOf(await poster.post(posting()));
    for (let i = 0; i < 2; i++) expect(await poster.edit(posting({ message: NEWER }), ids)).toEqual({ kind: 'edited' });
    expect(posted()).toHaveLength(1);
    expect(textOf(posted()[0])).toContain('held');
    const edits = server.requests.filter(({ method }) => method === 'patch');
    for (const { body } of edits) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test('of a long digest edits every page; a page that is not needed any more says so', async () => {
    const ids = idsOf(await poster.post(posting({ message: LONG })));
    expect(ids.length).toBeGreaterThan(1);
    const shorter = { ...LONG, blocks: LONG.blocks.slice(0, 2) };
    expect(await poster.edit(posting({ message: shorter }), ids)).toEqual({ kind: 'edited' });
    expect(posted()).toHaveLength(ids.length);
    expect(posted().slice(1).map(textOf)).toEqual(ids.slice(1).map(() => 'This page is not needed any more.'));
    expect(await poster.edit(posting({ message: LONG }), ids)).toEqual({ kind: 'edited' });
    expect(posted().map(textOf).join()).toContain('11.');
  });

  test('does not fit where more pages are needed than were posted; nothing is changed then', async () => {
    const ids = idsOf(await poster.post(posting()));
    expect(await poster.edit(posting({ message: LONG }), ids)).toMatchObject({ kind: 'closed' });
    expect(textOf(posted()[0])).toBe('The gate failed.');
  });

  test('a message that was deleted is gone', async () => {
    const ids = idsOf(await poster.post(posting()));
    for (const stored of server.stored(channel)) stored.isDeleted = true;
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'gone' });
  });

  test('an old message of which Discord takes no more edits, or only after minutes, is closed', async () => {
    const ids = idsOf(await poster.post(posting()));
    server.faults.next(PATCH, { kind: 'refuse', name: 'tooManyOldEdits' });
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'closed' });
    server.faults.next(PATCH, { kind: 'rate-limit', scope: 'user', retryAfter: 300 });
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'closed' });
  });

  test('is told to wait, refused or left without an answer as a post is', async () => {
    const ids = idsOf(await poster.post(posting()));
    server.faults.next(PATCH, { kind: 'rate-limit', scope: 'user', retryAfter: 2.5 });
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'later' });
    server.faults.next(PATCH, { kind: 'refuse', name: 'missingAccess' });
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'refused', stops: true });
    server.faults.next(PATCH, { kind: 'cut', when: 'after' });
    expect(await poster.edit(posting({ message: NEWER }), ids)).toMatchObject({ kind: 'unknown' });
  });

  test('a follow-up answers the digest, and is found again', async () => {
    const [digest = ''] = idsOf(await poster.post(posting()));
    const followUp = posting({ message: NEWER, thread: digest }, { id: '1a2b3c4d5e6fuabcdefghijkl', kind: 'update' });
    expect(await poster.post(followUp)).toMatchObject({ kind: 'posted' });
    expect(posted()[1]).toMatchObject({ message_reference: { message_id: digest } });
    expect(await poster.find(followUp, NOON)).toMatchObject({ kind: 'found', messageId: posted()[1]?.id });
  });
});

describe('fault 30: the answer is lost', () => {
  test.each([
    ['before', 'absent'],
    ['after', 'found'],
  ] as const)('cut %s storing: unknown after one request, then %s', async (when, found) => {
    server.faults.next(POST, { kind: 'cut', when });
    expect((await poster.post(posting())).kind).toBe('unknown');
    expect(posts()).toBe(1);
    now += 3_600_000;
    expect((await poster.find(posting(), NOON)).kind).toBe(found);
  });

  test('a hang beyond the deadline is unknown; the same nonce within minutes is the same message', async () => {
    server.faults.next(POST, { kind: 'hang', when: 'after' });
    const hasty = createDiscordPoster({ token: server.token, api: server.api, timeout: 400 });
    expect((await hasty.post(posting())).kind).toBe('unknown');
    expect((await poster.post(posting({}, { attempts: 2 }))).kind).toBe('posted');
    expect(posted()).toHaveLength(1);
  });

  test('of several pages those that are there are not posted again, hours later', async () => {
    await poster.post(posting({ message: LONG }));
    const pages = posted().length;
    for (const stored of server.stored(channel).slice(1)) stored.isDeleted = true;
    expect((await poster.find(posting({ message: LONG }), NOON)).kind).toBe('absent');
    now += 6 * 3_600_000;
    expect((await poster.post(posting({ message: LONG }, { attempts: 2 }))).kind).toBe('posted');
    expect(posted()).toHaveLength(pages);
  });

  /** A history in which Discord tells nonces no more. */
  const forgetNonces = (): void => {
    for (const stored of server.stored(channel)) {
      const { nonce: _, ...message } = stored.message;
      stored.message = message;
    }
  };
  /** The bot says the same because somebody asked for it. */
  const saysTheSame = async (message: Message): Promise<number> => {
    const rest = new REST({ api: server.api }).setToken(server.token);
    const published = await postAnswer(rest, channel.id, message, { key: 'asked by hand' });
    return published.isPosted ? published.messages.length : 0;
  };

  test.each([
    ['of one page', DIGEST],
    ['of several pages', LONG],
  ])('a delivery %s is found by its mark where Discord tells no nonce, also after an edit', async (_, message) => {
    await poster.post(posting({ message }));
    const ids = posted().map(({ id }) => id);
    forgetNonces();
    await saysTheSame(message);
    for (let i = 0; i < 150; i += 1) ada.says(channel, `message ${i}`);
    const found = { kind: 'found', messageId: ids[0], messageIds: ids };
    expect(await poster.find(posting({ message }), NOON)).toEqual(found);
    await poster.edit(posting({ message }, { id: '1a2b3c4d5e6fuabcdefghijkl', about: '1a2b3c4d5e6f-2021-05-04' }), ids);
    expect(await poster.find(posting({ message }), NOON)).toEqual(found);
  });

  test.each([
    ['of one page', DIGEST],
    ['of several pages', LONG],
  ])('the same digest %s that somebody asked for is not the one that is owed', async (_, message) => {
    const others = await saysTheSame(message);
    forgetNonces();
    server.faults.next(POST, { kind: 'fail', status: 502 });
    expect(await poster.post(posting({ message }))).toMatchObject({ kind: 'unknown' });
    expect(await poster.find(posting({ message }), NOON)).toEqual({ kind: 'absent' });
    expect(await poster.post(posting({ message }, { attempts: 2 }))).toMatchObject({ kind: 'posted' });
    expect(posted()).toHaveLength(2 * others);
  });

  test('a post is found that was made while our clock was hours ahead, and no other that is older', async () => {
    const HOUR = 3_600_000;
    const LATER = NOON + 30 * HOUR;
    await poster.post(posting());
    expect((await poster.find(posting(), LATER)).kind).toBe('absent');
    now = LATER - 5 * HOUR;
    for (let i = 0; i < 150; i += 1) ada.says(channel, `message ${i}`);
    const next = posting({}, { id: '1a2b3c4d5e6f-2021-05-05' });
    await poster.post(next);
    for (let i = 0; i < 150; i += 1) ada.says(channel, `message ${i}`);
    now = LATER;
    ada.says(channel, 'last message');
    expect((await poster.find(next, LATER)).kind).toBe('found');
  });

  test('where more was written than is looked through, nothing is known', async () => {
    for (let i = 0; i < 2100; i += 1) ada.says(channel, `message ${i}`);
    expect(await poster.find(posting(), NOON)).toMatchObject({
      kind: 'unknowable',
      reason: expect.stringContaining('to the end'),
    });
  });

  test('somebody else’s message with the same words is not ours', async () => {
    ada.says(channel, 'The gate failed.');
    expect((await poster.find(posting(), NOON)).kind).toBe('absent');
  });

  test('without Read Message History nothing is known, and it says what to do', async () => {
    const deaf = server.channel(guild, 'deaf', { deniedToBot: PermissionFlagsBits.ReadMessageHistory });
    const there = posting({ channel: { platform: 'discord', workspace: guild.id, id: deaf.id } });
    await poster.post(there);
    expect(await poster.find(there, NOON)).toMatchObject({
      kind: 'unknowable',
      reason: expect.stringContaining('Read Message History'),
    });
  });
});

describe('fault 32: asked to wait', () => {
  test.each(['user', 'global', 'shared'] as const)(
    '429 (%s) is told to the ledger and not waited for here',
    async (scope) => {
      server.faults.next(POST, { kind: 'rate-limit', scope, retryAfter: 2.5 });
      expect(await poster.post(posting())).toMatchObject({ kind: 'later', retryAfter: expect.closeTo(2500, -3) });
      expect(posts()).toBe(1);
    },
  );
});

test('fault 32: asked to wait between two pages, the delivery is begun; before the first it is not', async () => {
  const long = posting({ message: LONG }, { attempts: 2 });
  await poster.post(long);
  for (const stored of server.stored(channel).slice(1)) stored.isDeleted = true;
  server.faults.next(POST, { kind: 'rate-limit', scope: 'user', retryAfter: 2.5 });
  expect(await poster.post(long)).toMatchObject({ kind: 'later', isBegun: true });
  for (const stored of server.stored(channel)) stored.isDeleted = true;
  server.faults.next(POST, { kind: 'rate-limit', scope: 'user', retryAfter: 2.5 });
  expect(await poster.post(long)).toEqual({
    kind: 'later',
    reason: expect.any(String),
    retryAfter: expect.any(Number),
  });
});

describe('fault 33: the channel is gone or closed', () => {
  test.each([
    ['unknownChannel', 'does not exist'],
    ['missingAccess', 'View Channel'],
    ['missingPermissions', 'Send Messages'],
  ] as const)('%s stops the subscription, with a sentence about what to do', async (name, reason) => {
    server.faults.next(POST, { kind: 'refuse', name });
    expect(await poster.post(posting())).toEqual({
      kind: 'refused',
      stops: true,
      reason: expect.stringContaining(reason),
    });
    expect(posts()).toBe(1);
  });

  test('a dead token stops nobody’s subscription: it is not their fault', async () => {
    server.revokeToken();
    expect(await poster.post(posting())).toMatchObject({ kind: 'later' });
    expect(await poster.post(posting())).toMatchObject({ kind: 'later', reason: expect.stringContaining('token') });
  });

  test('a server that can’t be reached has certainly posted nothing', async () => {
    const nowhere = createDiscordPoster({ token: 'x', api: 'http://127.0.0.1:1/api', timeout: 400 });
    expect(await nowhere.post(posting())).toMatchObject({ kind: 'later' });
  });
});

// Many workspaces install one bot: Bolt's own installer over the record of either engine, its tokens sealed, renewed and thrown away.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createInstaller } from '../../adapters/chat/slack/installing/installer.ts';
import { tokensOf } from '../../adapters/chat/slack/installing/tokens.ts';
import type { RecordData } from '../../adapters/store/place.ts';
import { openSqlite } from '../../adapters/store/sqlite/open.ts';
import { subscriptionOf } from '../../src/bot/schedule/subscribing.ts';
import { newDelivery } from '../../src/model/subscription.ts';
import type { Scheduled } from '../../src/ports.ts';
import { openEmpty, POSTGRES_TITLE, withoutPostgres } from '../postgres.ts';
import { type House, openHouse, SECRET } from './slack-server/house.ts';
import { CLIENT, type ManySlack, startManySlack, type Team } from './slack-server/many.ts';
import { wordsIn } from './slack-server/person.ts';
import { fillRecord } from './slack-server/record.ts';
import { wait } from './slack-server/wait.ts';

const TEAMS: readonly Team[] = ['T1', 'T2'].map((id) => ({
  id,
  botUser: `U0BOT${id}`,
  channels: { [`C0${id}`]: ['U0ADA', `U0BOT${id}`] },
}));

const ENGINES = [
  ['SQLite', undefined, () => openSqlite({ memory: true })],
  [POSTGRES_TITLE, withoutPostgres, () => openEmpty()],
] as const;

describe.each(ENGINES)('a bot for many workspaces on %s', (_name, why, open) => {
  describe.skipIf(why)('installing', () => {
    let slack: ManySlack;
    let data: RecordData;
    let house: House;
    beforeAll(async () => {
      data = await open();
      await fillRecord(data.store, 0);
    });
    afterAll(async () => {
      await data?.close();
    });
    beforeEach(async () => {
      slack = await startManySlack(TEAMS);
      house = await openHouse(slack, data);
    });
    afterEach(async () => {
      await house.stop();
      await slack.close();
      for (const team of await data.installations.workspaces()) await data.installations.remove(team);
      expect(house.log.join('\n')).not.toMatch(/xox[eb]|the-client-secret|thirty-two/);
    });

    test('begins at a page that leads to Slack, which nothing foreign can get into', async () => {
      const { status, body, headers } = await house.visit('/slack/install');
      expect(status).toBe(200);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'self'.*frame-ancestors 'none'$/,
      );
      expect(headers.get('cache-control')).toContain('no-store');
      expect(headers.get('set-cookie')).toMatch(/Secure; HttpOnly/);
      expect(body).not.toMatch(/<script|style=|<img/);
      const link = new URL(/href="(https:[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '');
      expect(link.origin + link.pathname).toBe('https://slack.com/oauth/v2/authorize');
      expect(link.searchParams.get('client_id')).toBe(CLIENT.clientId);
      expect(link.searchParams.get('scope')?.split(',')).toContain('chat:write');
      expect(link.searchParams.get('scope')).not.toContain('assistant');
      expect((await house.visit('/slack/style.css')).headers.get('content-type')).toMatch('text/css');
      expect((await house.visit('/')).status).toBe(404);
    });

    test('ends with a welcome; the token is in the record, where nobody can read it, and answers go out with it', async () => {
      const { status, body } = await house.install('T1');
      expect([status, body]).toEqual([200, expect.stringContaining('Daybook is in your workspace')]);
      expect(body).toContain('https://slack.com/app_redirect?app=A0DAYBOOK&amp;team=T1');
      const kept = await data.installations.find('T1');
      expect(kept?.sealed).toMatch(/^v1\.[\w-]+$/);
      expect(Buffer.from(kept?.sealed ?? '', 'base64url').toString('latin1')).not.toContain('xox');
      await house.install('T2');
      for (const team of ['T2', 'T1']) {
        const said = await house.ask(team, `C0${team}`, 'what happened on March 14, 2023?');
        expect(said.token).toBe(slack.tokenOf(team));
        expect(wordsIn(said.args.blocks)).toContain('Engineers found a crack');
      }
    });

    test('is taken up only where it was begun, once, and within ten minutes', async () => {
      const [mine, other] = [await house.begin(), await house.begin()];
      const back = (state: string, cookie: string, code = 'code-T1') =>
        house.visit(`/slack/oauth_redirect?${new URLSearchParams({ code, state })}`, cookie);
      const old = `${Date.now() - 601_000}.abc.def`;
      const forged = mine.state.replace(/^\d+/, String(Date.now()));
      for (const [state, cookie] of [
        [mine.state, other.cookie],
        [mine.state, ''],
        [forged, `slack-app-oauth-state=${forged}`],
        [old, `slack-app-oauth-state=${old}`],
        ['', mine.cookie],
      ] as const) {
        const { status, body } = await back(state, cookie);
        expect([status, body]).toEqual([400, expect.stringContaining('took too long or was begun in another browser')]);
      }
      expect(await data.installations.workspaces()).toEqual([]);
      expect((await back(mine.state, mine.cookie)).status).toBe(200);
      expect((await back(mine.state, mine.cookie, 'code-T2')).status).toBe(400);
      expect(await data.installations.workspaces()).toEqual(['T1']);
    });

    test('that is cancelled, refused by Slack or meant for a whole organisation leaves nothing behind', async () => {
      const { state, cookie } = await house.begin();
      const cancelled = await house.visit(`/slack/oauth_redirect?error=access_denied&state=${state}`, cookie);
      expect(cancelled.body).toContain('Nothing was installed');
      const refused = await house.install('T9');
      expect([refused.status, refused.body]).toEqual([500, expect.stringContaining('Slack did not finish')]);
      slack.exchange = { team: null, enterprise: { id: 'E1', name: 'Big' }, is_enterprise_install: true };
      expect((await house.install('T1')).body).toContain('not into a whole organisation');
      expect(await data.installations.workspaces()).toEqual([]);
    });

    test('is what is heard: events of workspaces without the bot run nothing', async () => {
      await house.install('T1');
      const before = slack.calls.length;
      await house.tell('T2', { type: 'app_mention', user: 'U0ADA', channel: 'C0T2', text: 'help', ts: '1.1' });
      await wait('the word', () => house.log.find((line) => line.includes('another workspace was dropped')));
      expect(slack.calls).toHaveLength(before);
    });

    test('gives tokens that end: one of many who want to speak renews it, and each refresh token serves once', async () => {
      slack.lifetime = 3600;
      await house.install('T1');
      slack.lifetime = 43_200;
      const settings = { ...CLIENT, secret: SECRET, scopes: [], apiUrl: slack.api, timeout: 10_000 };
      const quiet = (): void => {};
      const log = { info: quiet, warn: quiet, error: quiet };
      const clock = { now: () => Date.now() };
      const others = [0, 1, 2].map(() =>
        tokensOf(
          createInstaller(settings, { installations: data.installations, memory: data.memory, clock, log }).grants,
        ),
      );
      const first = slack.tokenOf('T1');
      const given = await Promise.all(Array.from({ length: 12 }, (_, i) => others[i % 3]?.of('T1')));
      const renewals = slack.calls.filter(({ args }) => args.grant_type === 'refresh_token');
      expect(renewals.map(({ answer }) => answer?.ok)).toEqual([true]);
      expect(new Set(given)).toEqual(new Set([first, slack.tokenOf('T1')]));
      const said = await house.ask('T1', 'C0T1', 'what happened on March 14, 2023?');
      expect(said.token).toBe(slack.tokenOf('T1'));
      expect(said.token).not.toBe(first);
    });

    test('gives a token that had ended already: whoever comes second waits for the new one', async () => {
      slack.lifetime = -10;
      await house.install('T1');
      slack.lifetime = 43_200;
      const asked = ['what happened on March 14, 2023?', 'what happened on March 20, 2023?'];
      await Promise.all(asked.map((text) => house.ask('T1', 'C0T1', text)));
      const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
      const said = await wait('both answers', () => (posts().length === asked.length ? posts() : null));
      expect(said.map(({ token }) => token)).toEqual([slack.tokenOf('T1'), slack.tokenOf('T1')]);
      expect(slack.calls.filter(({ args }) => args.grant_type === 'refresh_token')).toHaveLength(1);
    });

    test('with a token that Slack takes no longer holds the digest back for good, until the app is installed again', async () => {
      slack.lifetime = 3600;
      await house.install('T1');
      slack.expel('T1');
      const before = await data.installations.find('T1');
      const outcome = await house.poster.post(postingTo('T1'));
      expect(outcome).toMatchObject({
        kind: 'refused',
        stops: true,
        reason: expect.stringContaining('account_inactive'),
      });
      expect(await data.installations.find('T1')).toEqual(before);
    });

    const postingTo = (workspace: string | null) => {
      const channel = { platform: 'slack', workspace, id: `C0${workspace}` } as const;
      const slot = '2023-03-14';
      const delivery = newDelivery({ id: 'd', kind: 'digest', subscription: 's', slot, from: slot, to: slot });
      const message = { summary: 'A digest', blocks: [{ kind: 'paragraph', text: 'A digest.' }] } as const;
      const { signal } = new AbortController();
      return { delivery, saga: 'kellmoor', channel, person: null, message, thread: null, signal };
    };

    test('decides with which token a digest goes, and nothing goes where the bot is not', async () => {
      await house.install('T1');
      expect((await house.poster.post(postingTo('T1'))).kind).toBe('posted');
      expect(slack.calls.at(-1)?.token).toBe(slack.tokenOf('T1'));
      const before = slack.calls.length;
      for (const workspace of ['T2', null])
        expect(await house.poster.post(postingTo(workspace))).toEqual({
          kind: 'refused',
          stops: true,
          reason: 'The app is not installed in the channel’s workspace.',
        });
      expect(slack.calls).toHaveLength(before);
    });

    test.each([
      ['app_uninstalled', {}],
      ['tokens_revoked', { tokens: { bot: ['U0BOTT1'] } }],
    ])(
      'ends with %s: nothing of the workspace is left but what was posted, and the others go on',
      async (type, fields) => {
        for (const team of ['T1', 'T2']) {
          await house.install(team);
          await house.command(team, 'U0ADA', `C0${team}`, 'follow kellmoor 08:00');
          await house.command(team, 'U0ADA', `C0${team}`, 'listen on');
          await house.command(team, 'U0ADA', `C0${team}`, 'news');
          await house.ask(team, `C0${team}`, 'what happened on March 14, 2023?');
        }
        expect(
          (await data.ledger.subscriptions()).map(({ subscription }) => subscription.channel.workspace).sort(),
        ).toEqual(['T1', 'T2']);
        slack.expel('T1');
        await house.tell('T1', { type, ...fields });
        await house.tell('T1', { type, ...fields });
        const told = await wait('the clean-up', () =>
          house.log.find((line) => line.includes('its subscriptions have ended')),
        );
        expect(told).toContain('"subscriptions":1');
        expect(await data.installations.workspaces()).toEqual(['T2']);
        expect((await data.ledger.subscriptions()).map(({ subscription }) => subscription.channel.workspace)).toEqual([
          'T2',
        ]);
        expect(await data.memory.forgetAll('thread/slack/T1')).toBe(0);
        const before = slack.calls.length;
        await house.tell('T1', { type: 'app_mention', user: 'U0ADA', channel: 'C0T1', text: 'help', ts: '2.1' });
        await wait('the word', () => house.log.find((line) => line.includes('another workspace was dropped')));
        expect(slack.calls).toHaveLength(before);
        expect((await house.ask('T2', 'C0T2', 'what happened on March 20, 2023?')).token).toBe(slack.tokenOf('T2'));
      },
    );

    const isOfT1 = ({ subscription }: Scheduled): boolean => subscription.channel.workspace === 'T1';

    test('again after it was removed begins anew, and a late word of the removal does no harm', async () => {
      await house.install('T1');
      const removedAt = Math.floor(Date.now() / 1000) - 300;
      const channel = { platform: 'slack', workspace: 'T1', id: 'C0T1' } as const;
      await data.ledger.subscribe(
        subscriptionOf({ channel, saga: 'kellmoor', at: '08:00', zone: 'UTC', createdBy: null }, Date.now()),
      );
      await house.tell('T1', { type: 'app_uninstalled' }, { event_time: removedAt });
      await house.ask('T1', 'C0T1', 'what happened on March 14, 2023?');
      expect(await data.installations.workspaces()).toEqual(['T1']);
      expect((await data.ledger.subscriptions()).filter(isOfT1)).toHaveLength(1);
      await house.tell('T1', { type: 'app_uninstalled' });
      await wait('the clean-up', () => house.log.find((line) => line.includes('its subscriptions have ended')));
    });

    test('with another secret ends the start in one sentence, for the gateway and for who posts', async () => {
      await house.install('T1');
      const sentence = 'DAYBOOK_SECRET is not the one with which the tokens of Slack’s workspaces were sealed';
      await expect(openHouse(slack, data, 'another secret of thirty-two characters')).rejects.toThrow(sentence);
      const kept = await data.installations.find('T1');
      if (kept) await data.installations.keep('T2', kept);
      await expect(house.poster.post(postingTo('T2'))).resolves.toMatchObject({
        kind: 'later',
        reason: expect.stringContaining(sentence),
      });
    });
  });
});

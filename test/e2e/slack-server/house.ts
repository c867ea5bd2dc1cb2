// One bot for many workspaces over a record of either engine: who installs it, what its people do, what it says where.
import { createInstaller } from '../../../adapters/chat/slack/installing/installer.ts';
import { tokensOf } from '../../../adapters/chat/slack/installing/tokens.ts';
import { MANY_SCOPES } from '../../../adapters/chat/slack/manifest.ts';
import { createSlackPoster } from '../../../adapters/chat/slack/poster/poster.ts';
import { createSlackChat } from '../../../adapters/chat/slack/slack.ts';
import type { RecordData } from '../../../adapters/store/place.ts';
import { INSTALL_PAGES } from '../../../adapters/web/pages/installing.tsx';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { endWorkspace, pauseGone } from '../../../src/bot/delivery/gone.ts';
import { createDesk } from '../../../src/bot/desk/desk.ts';
import type { Log, Poster } from '../../../src/ports.ts';
import { APP } from './local-slack.ts';
import { CLIENT, type ManySlack } from './many.ts';
import { sagas } from './record.ts';
import type { Call } from './recording.ts';
import { wait } from './wait.ts';

type Json = Readonly<Record<string, unknown>>;

export const SECRET = 'a secret of at least thirty-two characters';

/** What a visitor's browser has got. */
export interface Visit {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

export interface House {
  readonly port: number;
  readonly log: readonly string[];
  readonly poster: Poster;
  visit(path: string, cookie?: string): Promise<Visit>;
  /** Begins an installation: the state that leads back, and the browser's cookie. */
  begin(): Promise<{ readonly state: string; readonly cookie: string }>;
  install(team: string): Promise<Visit>;
  /** An event of a workspace. */
  tell(team: string, event: Json, more?: Json): Promise<void>;
  /** A pressed button, a form that is sent. Resolves with the acknowledgement. */
  act(team: string, user: string, fields: Json): Promise<Json>;
  command(team: string, user: string, channel: string, text: string): Promise<Call>;
  /** Asks by a mention; resolves with the answer's call. */
  ask(team: string, channel: string, text: string, thread?: string): Promise<Call>;
  stop(): Promise<void>;
}

let serial = 0;
const unique = (): string => {
  serial += 1;
  return String(serial).padStart(6, '0');
};

export async function openHouse(slack: ManySlack, data: RecordData, secret = SECRET): Promise<House> {
  const clock = { now: () => Date.now() };
  const lines: string[] = [];
  const line = (fields: object, message: string): void => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { info: line, warn: line, error: line };
  const { store, memory, ledger, installations } = data;
  const settings = { ...CLIENT, secret, scopes: MANY_SCOPES, apiUrl: slack.api, timeout: 10_000 };
  const installer = createInstaller(settings, { installations, memory, clock, log });
  const daybook = createDaybook({ store, sagas, clock });
  const desk = createDesk({ daybook, store, sagas, memory, ledger, clock, zone: 'UTC' });
  const chat = createSlackChat(
    { desk, memory, clock, log },
    {
      access: { kind: 'many', installer, pages: INSTALL_PAGES },
      via: { kind: 'http', signingSecret: APP.signingSecret, port: 0 },
      apiUrl: slack.api,
      onGone: (gone) => void pauseGone({ ledger, clock, log }, 'slack', gone),
      onRemoved: (team, because) => endWorkspace({ ledger, memory, log }, 'slack', team, because),
    },
  );
  const port = (await chat.start()) ?? 0;
  const visit: House['visit'] = async (path, cookie) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: cookie ? { cookie } : {} });
    return { status: response.status, body: await response.text(), headers: response.headers };
  };
  const begin: House['begin'] = async () => {
    const { body, headers } = await visit('/slack/install');
    const link = /href="(https:\/\/slack\.com\/oauth[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    return { state: new URL(link).searchParams.get('state') ?? '', cookie };
  };
  const since = async (method: string, before: number): Promise<Call> =>
    wait(`a call of ${method}`, () => slack.calls.slice(before).find((call) => call.method === method));
  const tell: House['tell'] = async (team, event, more = {}) => {
    const authorizations = [{ enterprise_id: null, team_id: team, user_id: 'U', is_bot: true }];
    const body = { type: 'event_callback', team_id: team, api_app_id: 'A0DAYBOOK', event_id: `Ev${unique()}` };
    await slack.send(port, 'events_api', {
      ...body,
      event_time: Math.ceil(Date.now() / 1000),
      authorizations,
      event,
      ...more,
    });
  };
  return {
    port,
    log: lines,
    poster: createSlackPoster({ tokens: tokensOf(installer.grants), api: slack.api, log }),
    visit,
    begin,
    async install(team) {
      const { state, cookie } = await begin();
      return visit(`/slack/oauth_redirect?${new URLSearchParams({ code: `code-${team}`, state })}`, cookie);
    },
    tell,
    act: (team, user, fields) =>
      slack.send(port, 'interactive', {
        api_app_id: 'A0DAYBOOK',
        team: { id: team },
        user: { id: user, team_id: team },
        trigger_id: `trigger-${unique()}`,
        response_url: `${slack.api.replace('/api/', '/')}hook`,
        ...fields,
      }),
    async command(team, user, channel, text) {
      const before = slack.calls.length;
      await slack.send(port, 'slash_commands', {
        command: '/saga',
        text,
        team_id: team,
        channel_id: channel,
        channel_name: 'general',
        user_id: user,
        trigger_id: `trigger-${unique()}`,
        response_url: `${slack.api.replace('/api/', '/')}hook`,
      });
      return since('hook', before);
    },
    async ask(team, channel, text, thread) {
      const before = slack.calls.length;
      const ts = `1700000100.${unique()}`;
      const said = { user: 'U0ADA', channel, ts, ...(thread ? { thread_ts: thread } : {}) };
      await tell(team, { type: 'app_mention', text: `<@UBOT> ${text}`, ...said });
      return since('chat.postMessage', before);
    },
    stop: () => chat.stop(),
  };
}

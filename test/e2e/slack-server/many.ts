// Slack for several workspaces that install one app: each token sees its own workspace alone, refresh tokens serve once.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from './inbound.ts';
import { argumentsIn, type Call, createRecording, type Delivered } from './recording.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Team {
  readonly id: string;
  readonly botUser: string;
  /** Ids of channels with those who are in them, the bot among them. */
  readonly channels: Readonly<Record<string, readonly string[]>>;
}

export const CLIENT = { clientId: '123.456', clientSecret: 'the-client-secret' } as const;

export interface ManySlack {
  /** For the clients' `slackApiUrl`. */
  readonly api: string;
  readonly calls: readonly (Call & { readonly team: string | null })[];
  /** Seconds that the next tokens are good for; null for tokens that never end. */
  lifetime: number | null;
  /** What the next exchange of a code gives beside what it gives anyway. */
  exchange: Json;
  /** The token that a workspace has given last. */
  tokenOf(team: string): string | undefined;
  /** The workspace throws the app out: its tokens are worthless. */
  expel(team: string): void;
  /** Sends something signed to the bot; resolves with the acknowledgement. */
  send(port: number, type: Delivered['type'], payload: Json): Promise<Json>;
  close(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A code of the workspace T1 is "code-T1". */
export async function startManySlack(teams: readonly Team[]): Promise<ManySlack> {
  const recording = createRecording();
  const calls: (Call & { readonly team: string | null })[] = [];
  /** Teams by token, and by refresh token that was not used yet. */
  const tokens = new Map<string, Team>();
  const refreshTokens = new Map<string, Team>();
  const newest = new Map<string, string>();
  let serial = 0;
  const state = { lifetime: null as number | null, exchange: {} as Json };

  const granted = (team: Team): Json => {
    serial += 1;
    const [access, refresh] = [`xoxe.xoxb-${team.id}-${serial}`, `xoxe-1-${team.id}-${serial}`];
    tokens.set(access, team);
    newest.set(team.id, access);
    const rotation = state.lifetime === null ? {} : { refresh_token: refresh, expires_in: state.lifetime };
    if (state.lifetime !== null) refreshTokens.set(refresh, team);
    return { ok: true, app_id: 'A0DAYBOOK', access_token: access, token_type: 'bot', ...rotation };
  };
  const access = (args: Json): Json => {
    if (args.client_id !== CLIENT.clientId || args.client_secret !== CLIENT.clientSecret)
      return { ok: false, error: 'bad_client_secret' };
    const isRefresh = args.grant_type === 'refresh_token';
    const given = String(isRefresh ? args.refresh_token : args.code);
    const team = isRefresh ? refreshTokens.get(given) : teams.find(({ id }) => given === `code-${id}`);
    refreshTokens.delete(given);
    if (!team) return { ok: false, error: isRefresh ? 'invalid_refresh_token' : 'invalid_code' };
    return {
      ...granted(team),
      scope: 'chat:write,commands',
      bot_user_id: team.botUser,
      team: { id: team.id, name: `Team ${team.id}` },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U0OWNER' },
      ...state.exchange,
    };
  };

  /** A channel of the team; a person stands for the direct message with them. */
  const channelIn = (team: Team, id: unknown): readonly string[] | undefined =>
    typeof id === 'string' && id.startsWith('U') ? [id] : team.channels[String(id)];
  const post = (team: Team, args: Json): Json => {
    serial += 1;
    if (!channelIn(team, args.channel)) return { ok: false, error: 'channel_not_found' };
    return { ok: true, channel: args.channel, ts: `1700000000.${String(serial).padStart(6, '0')}` };
  };
  const info = ({ channels, botUser }: Team, { channel }: Json): Json => {
    const members = channels[String(channel)];
    if (!members) return { ok: false, error: 'channel_not_found' };
    const found = { id: channel, is_channel: true, is_private: false, is_member: members.includes(botUser) };
    return { ok: true, channel: found };
  };
  const methods: Readonly<Record<string, (team: Team, args: Json) => Json>> = {
    'auth.test': ({ id, botUser }) => ({ ok: true, team_id: id, user_id: botUser, bot_id: `B${id}`, user: 'daybook' }),
    'chat.postMessage': post,
    'chat.postEphemeral': (team, args) => ({ ...post(team, args), message_ts: '1700000000.1' }),
    'chat.update': post,
    'conversations.info': info,
    'conversations.history': (team, args) => ({ ...info(team, args), messages: [] }),
    'conversations.replies': (team, args) => ({ ...info(team, args), messages: [] }),
    'users.conversations': ({ channels }, { user }) => ({
      ok: true,
      channels: Object.entries(channels).flatMap(([id, members]) => (members.includes(String(user)) ? [{ id }] : [])),
    }),
    'views.open': (_team, { view }) => ({ ok: true, view: { ...(view as Json), id: 'V1' } }),
    'views.publish': (_team, { view }) => ({ ok: true, view: { ...(view as Json), id: 'V2' } }),
    'reactions.add': () => ({ ok: true }),
    'reactions.remove': () => ({ ok: true }),
  };

  const answerTo = (method: string, token: string | null, args: Json): Json => {
    if (method === 'oauth.v2.access') return access(args);
    const team = tokens.get(token ?? '');
    if (!team) return { ok: false, error: 'account_inactive' };
    return methods[method]?.(team, args) ?? { ok: false, error: `unknown_method ${method}` };
  };
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const args = argumentsIn(await textOf(request), request.headers['content-type'] ?? '');
    const method = /^\/(?:api\/)?([\w./]+)/.exec(request.url ?? '')?.[1] ?? '';
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const answer = method.startsWith('hook') ? { ok: true } : answerTo(method, token, args);
    calls.push({ method, token, args, answer, team: tokens.get(token ?? '')?.id ?? null });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return Object.assign(state, {
    api: `${url}/api/`,
    calls,
    tokenOf: (team: string) => newest.get(team),
    expel(team: string) {
      for (const [token, { id }] of tokens) if (id === team) tokens.delete(token);
      for (const [token, { id }] of refreshTokens) if (id === team) refreshTokens.delete(token);
    },
    async send(port: number, type: Delivered['type'], payload: Json) {
      const { text } = await deliver(`http://127.0.0.1:${port}/slack/events`, { type, payload }, recording);
      return text.startsWith('{') ? (JSON.parse(text) as Json) : {};
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

// Turns WebSocket connections into gateway sessions: HELLO, IDENTIFY, RESUME, heartbeats, and whatever a test wants to go wrong.
import type { Server } from 'node:http';
import type { ApplicationFlags, GatewayReadyDispatchData, UserFlags } from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type Announcements, createAnnouncements, type Dispatch } from './announcements.ts';
import { guildCreate } from './payloads.ts';
import { createSessions, type DispatchedEvent, type Session, type Sessions } from './sessions.ts';
import type { World } from './state.ts';

export interface GatewayOptions {
  readonly world: World;
  /** Null once it was revoked. */
  token(): string | null;
  /** Milliseconds between heartbeats, as HELLO says them. */
  readonly heartbeat: number;
  /** Privileged intents that are switched on for the application. */
  readonly privileged: number;
  violate(sentence: string): void;
}

export interface Gateway extends Announcements {
  /** How often the gateway was greeted with each opcode. */
  readonly counts: { identify: number; resume: number; heartbeat: number };
  readonly connections: number;
  /** Sessions with a connection. */
  readonly sessions: number;
  /** Op 7: the client is asked to connect again and resume. */
  askToReconnect(): void;
  /** Op 9. */
  invalidate(isResumable: boolean): void;
  /** Closes every connection with a code, 4000 to 4014 or one of WebSocket's own. */
  closeAll(code: number): void;
  /** Ends the sockets without a word. */
  cutAll(): void;
  /** No more heartbeat ACKs and no more dispatches on the open connections: alive to the eye, dead in fact. */
  goSilent(): void;
  /** Sessions end: a later RESUME is answered with op 9. */
  forgetSessions(): void;
  stop(): Promise<void>;
}

const PRIVILEGED = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);
const MAX_PAYLOAD = 4096;

type Data = Readonly<Record<string, unknown>>;

/** "Gateway": of a guild hears the shard that its id leads to; of direct messages the first one. */
const hears = ({ shard: [id, count] }: Session, guild: string | null): boolean =>
  guild === null ? id === 0 : Number((BigInt(guild) >> 22n) % BigInt(count)) === id;

/** The guild that an event is about; null for a direct message. */
function guildOf({ t, d }: DispatchedEvent): string | null {
  const { id, guild_id: guild } = d as { readonly id?: string; readonly guild_id?: string };
  return guild ?? (/^GUILD_(?:CREATE|DELETE)$/.test(t ?? '') ? (id ?? null) : null);
}

/** [0, 1] where an IDENTIFY names none. */
function shardIn({ shard }: Data): Session['shard'] {
  const [id, count] = Array.isArray(shard) ? shard.map(Number) : [0, 1];
  return [id ?? 0, count ?? 1];
}

const readyData = (world: World, session: Session, address: string): GatewayReadyDispatchData => ({
  v: 10,
  user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 as UserFlags },
  guilds: [...world.guilds.values()]
    .filter(({ id }) => hears(session, id))
    .map(({ id }) => ({ id, unavailable: true })),
  session_id: session.id,
  resume_gateway_url: address,
  shard: session.shard,
  application: { id: world.applicationId, flags: 0 as ApplicationFlags, flags_new: '0' },
});

/** The code with which an IDENTIFY is refused, or null. */
function refusalOf(options: GatewayOptions, given: unknown, intents: number): GatewayCloseCodes | null {
  if (given !== options.token()) return GatewayCloseCodes.AuthenticationFailed;
  const isKnown = Number.isInteger(intents) && intents >= 0 && (intents & ~KNOWN_INTENTS) === 0;
  if (!isKnown) return GatewayCloseCodes.InvalidIntents;
  return (intents & PRIVILEGED & ~options.privileged) !== 0 ? GatewayCloseCodes.DisallowedIntents : null;
}

/** What a client may send, by opcode; each returns the session that the connection has from then on. */
function createHandshake(options: GatewayOptions, sessions: Sessions, counts: Gateway['counts']) {
  const { world, token, violate } = options;
  return {
    identify(socket: WebSocket, data: Data, address: string): Session | null {
      counts.identify += 1;
      const intents = Number(data.intents);
      if (!data.properties) violate('gateway: IDENTIFY without properties');
      const refusal = refusalOf(options, data.token, intents);
      if (refusal !== null) {
        socket.close(refusal);
        return null;
      }
      const session = sessions.begin(world.ids.next(), intents, shardIn(data), socket);
      sessions.dispatchTo(session, { t: 'READY', d: readyData(world, session, address) } as DispatchedEvent);
      const own = [...world.guilds.values()].filter(
        ({ id, members }) => members.has(world.bot.id) && hears(session, id),
      );
      for (const guild of (intents & GatewayIntentBits.Guilds) === 0 ? [] : own)
        sessions.dispatchTo(session, { t: 'GUILD_CREATE', d: guildCreate(world, guild) } as DispatchedEvent);
      return session;
    },
    resume(socket: WebSocket, data: Data): Session | null {
      counts.resume += 1;
      if (data.token !== token()) {
        socket.close(GatewayCloseCodes.AuthenticationFailed);
        return null;
      }
      const session = sessions.resume(String(data.session_id), Number(data.seq), socket);
      if (!session) sessions.send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return session;
    },
  };
}

/** Serves one connection until it ends. */
function serveConnection(
  socket: WebSocket,
  address: string,
  options: GatewayOptions,
  sessions: Sessions,
  counts: Gateway['counts'],
): void {
  const handshake = createHandshake(options, sessions, counts);
  let session: Session | null = null;
  const receive = (raw: RawData): void => {
    const text = String(raw);
    if (text.length > MAX_PAYLOAD) {
      options.violate(`gateway: a payload of ${text.length} bytes`);
      socket.close(GatewayCloseCodes.DecodeError);
      return;
    }
    const { op, d } = JSON.parse(text) as { op: number; d: Data };
    if (op === GatewayOpcodes.Heartbeat) {
      counts.heartbeat += 1;
      sessions.send(socket, { op: GatewayOpcodes.HeartbeatAck });
    } else if (op === GatewayOpcodes.Identify) session = handshake.identify(socket, d, address);
    else if (op === GatewayOpcodes.Resume) session = handshake.resume(socket, d);
  };
  sessions.send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeat } });
  socket.on('message', receive);
  socket.on('error', () => socket.terminate());
  socket.on('close', (code) => {
    if (session?.socket !== socket) return;
    session.socket = null;
    // closing with 1000 or 1001 ends the session; after any other code it can be resumed
    if (code === 1000 || code === 1001) sessions.end(session);
  });
}

export function createGateway(http: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server: http });
  const sessions = createSessions();
  const counts = { identify: 0, resume: 0, heartbeat: 0 };
  const each = (act: (socket: WebSocket) => void): void => {
    for (const socket of sockets.clients) act(socket);
  };
  const dispatch: Dispatch = (needed, event) => {
    for (const session of sessions.all()) {
      const made = event(session.intents);
      const isMeant = needed === 0 || (session.intents & needed) !== 0;
      if (isMeant && hears(session, guildOf(made))) sessions.dispatchTo(session, made);
    }
  };

  sockets.on('connection', (socket, request) => {
    const address = `ws://${request.headers.host}`;
    const { searchParams } = new URL(request.url ?? '/', address);
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
      options.violate(`gateway: connected with ${searchParams}, not v=10&encoding=json`);
    serveConnection(socket, address, options, sessions, counts);
  });

  return {
    ...createAnnouncements(options.world, dispatch),
    counts,
    get connections() {
      return sockets.clients.size;
    },
    get sessions() {
      return sessions.all().filter(({ socket }) => socket !== null).length;
    },
    askToReconnect: () => each((socket) => sessions.send(socket, { op: GatewayOpcodes.Reconnect, d: null })),
    invalidate(isResumable) {
      if (!isResumable) sessions.endAll();
      each((socket) => sessions.send(socket, { op: GatewayOpcodes.InvalidSession, d: isResumable }));
    },
    closeAll: (code) => each((socket) => socket.close(code)),
    cutAll: () => each((socket) => socket.terminate()),
    goSilent: () => each((socket) => sessions.silence(socket)),
    forgetSessions: () => sessions.endAll(),
    stop: () =>
      new Promise((done) => {
        sockets.on('connection', (socket) => socket.terminate());
        each((socket) => socket.terminate());
        sockets.close(() => done());
      }),
  };
}

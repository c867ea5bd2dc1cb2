// Turns WebSocket connections into gateway sessions: HELLO, IDENTIFY, RESUME, heartbeats, and a log of what was dispatched.
import type { Server } from 'node:http';
import type {
  ApplicationFlags,
  GatewayDispatchPayload,
  GatewayReadyDispatchData,
  UserFlags,
} from 'discord-api-types/v10';
import { GatewayCloseCodes, GatewayIntentBits, GatewayOpcodes } from 'discord-api-types/v10';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type Announcements, createAnnouncements } from './announcements.ts';
import { guildCreate } from './payloads.ts';
import type { World } from './state.ts';

interface Session {
  readonly id: string;
  readonly intents: number;
  /** Every dispatch since READY, for RESUME. */
  readonly log: object[];
  socket: WebSocket | null;
}

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

export function createGateway(http: Server, options: GatewayOptions): Gateway {
  const { world, token, violate } = options;
  const sockets = new WebSocketServer({ server: http });
  const sessions = new Map<string, Session>();
  const silent = new Set<WebSocket>();
  const counts = { identify: 0, resume: 0, heartbeat: 0 };

  const send = (socket: WebSocket | null, payload: object): void => {
    if (socket?.readyState === socket?.OPEN && socket && !silent.has(socket)) socket.send(JSON.stringify(payload));
  };

  /** Logs a dispatch for a session and sends it where there is a connection. */
  const dispatchTo = (session: Session, event: Pick<GatewayDispatchPayload, 't' | 'd'>): void => {
    const payload = { op: GatewayOpcodes.Dispatch, s: session.log.length + 1, ...event };
    session.log.push(payload);
    send(session.socket, payload);
  };

  const dispatch = (needed: number, event: (intents: number) => Pick<GatewayDispatchPayload, 't' | 'd'>): void => {
    for (const session of sessions.values())
      if (needed === 0 || (session.intents & needed) !== 0) dispatchTo(session, event(session.intents));
  };

  const ready = (session: Session, address: string): GatewayReadyDispatchData => ({
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: false, email: null, flags: 0 as UserFlags },
    guilds: [...world.guilds.values()].map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: address,
    shard: [0, 1],
    application: { id: world.applicationId, flags: 0 as ApplicationFlags, flags_new: '0' },
  });

  const isRefused = (socket: WebSocket, given: unknown, intents: number): boolean => {
    const refuseWith = (code: GatewayCloseCodes): boolean => {
      socket.close(code);
      return true;
    };
    if (given !== token()) return refuseWith(GatewayCloseCodes.AuthenticationFailed);
    if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0)
      return refuseWith(GatewayCloseCodes.InvalidIntents);
    if ((intents & PRIVILEGED & ~options.privileged) !== 0) return refuseWith(GatewayCloseCodes.DisallowedIntents);
    return false;
  };

  const identify = (socket: WebSocket, data: Record<string, unknown>, address: string): Session | null => {
    counts.identify += 1;
    const intents = Number(data.intents);
    if (!data.properties) violate('gateway: IDENTIFY without properties');
    if (isRefused(socket, data.token, intents)) return null;
    const session: Session = { id: world.ids.next(), intents, log: [], socket };
    sessions.set(session.id, session);
    dispatchTo(session, { t: 'READY', d: ready(session, address) } as never);
    if ((intents & GatewayIntentBits.Guilds) !== 0)
      for (const guild of world.guilds.values())
        if (guild.members.has(world.bot.id))
          dispatchTo(session, { t: 'GUILD_CREATE', d: guildCreate(world, guild) } as never);
    return session;
  };

  const resume = (socket: WebSocket, data: Record<string, unknown>): Session | null => {
    counts.resume += 1;
    const session = sessions.get(String(data.session_id));
    const seq = Number(data.seq);
    if (!session || seq > session.log.length) {
      send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      return null;
    }
    if (data.token !== token()) {
      socket.close(GatewayCloseCodes.AuthenticationFailed);
      return null;
    }
    session.socket = socket;
    for (const payload of session.log.slice(seq)) send(socket, payload);
    dispatchTo(session, { t: 'RESUMED', d: {} } as never);
    return session;
  };

  sockets.on('connection', (socket, request) => {
    const address = `ws://${request.headers.host}`;
    const { searchParams } = new URL(request.url ?? '/', address);
    if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json')
      violate(`gateway: connected with ${searchParams}, not v=10&encoding=json`);
    let session: Session | null = null;
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: options.heartbeat } });
    const receive = (raw: RawData): void => {
      const text = String(raw);
      if (text.length > MAX_PAYLOAD) {
        violate(`gateway: a payload of ${text.length} bytes`);
        socket.close(GatewayCloseCodes.DecodeError);
        return;
      }
      const { op, d } = JSON.parse(text) as { op: number; d: Record<string, unknown> };
      if (op === GatewayOpcodes.Heartbeat) {
        counts.heartbeat += 1;
        send(socket, { op: GatewayOpcodes.HeartbeatAck });
      } else if (op === GatewayOpcodes.Identify) session = identify(socket, d, address);
      else if (op === GatewayOpcodes.Resume) session = resume(socket, d);
    };
    socket.on('message', receive);
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      silent.delete(socket);
      if (session?.socket !== socket) return;
      session.socket = null;
      // closing with 1000 or 1001 ends the session; after any other code it can be resumed
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  });

  const each = (act: (socket: WebSocket) => void): void => {
    for (const socket of sockets.clients) act(socket);
  };

  return {
    ...createAnnouncements(world, dispatch),
    counts,
    get connections() {
      return sockets.clients.size;
    },
    get sessions() {
      return [...sessions.values()].filter(({ socket }) => socket !== null).length;
    },
    askToReconnect: () => each((socket) => send(socket, { op: GatewayOpcodes.Reconnect, d: null })),
    invalidate: (isResumable) => {
      if (!isResumable) sessions.clear();
      each((socket) => send(socket, { op: GatewayOpcodes.InvalidSession, d: isResumable }));
    },
    closeAll: (code) => each((socket) => socket.close(code)),
    cutAll: () => each((socket) => socket.terminate()),
    goSilent: () => each((socket) => silent.add(socket)),
    forgetSessions: () => sessions.clear(),
    stop: () =>
      new Promise((done) => {
        sockets.on('connection', (socket) => socket.terminate());
        each((socket) => socket.terminate());
        sockets.close(() => done());
      }),
  };
}

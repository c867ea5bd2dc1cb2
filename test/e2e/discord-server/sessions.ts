// Turns dispatches into numbered entries of each session's log, sent where there is a connection and again after a RESUME.
import type { GatewayDispatchPayload } from 'discord-api-types/v10';
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';

export type DispatchedEvent = Pick<GatewayDispatchPayload, 't' | 'd'>;

export interface Session {
  readonly id: string;
  readonly intents: number;
  /** Which of how many. */
  readonly shard: [id: number, count: number];
  /** Every dispatch since READY. */
  readonly log: object[];
  socket: WebSocket | null;
}

export interface Sessions {
  begin(id: string, intents: number, shard: Session['shard'], socket: WebSocket): Session;
  /** The session with all that it missed sent; null where it is unknown or `seq` is past its end. */
  resume(id: string, seq: number, socket: WebSocket): Session | null;
  /** Logs an event for a session and sends it where there is a connection. */
  dispatchTo(session: Session, event: DispatchedEvent): void;
  all(): readonly Session[];
  end(session: Session): void;
  endAll(): void;
  send(socket: WebSocket, payload: object): void;
  /** Nothing more is sent on this socket. */
  silence(socket: WebSocket): void;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  const silent = new WeakSet<WebSocket>();
  const send = (socket: WebSocket, payload: object): void => {
    if (socket.readyState === socket.OPEN && !silent.has(socket)) socket.send(JSON.stringify(payload));
  };
  const dispatchTo = (session: Session, event: DispatchedEvent): void => {
    const payload = { op: GatewayOpcodes.Dispatch, s: session.log.length + 1, ...event };
    session.log.push(payload);
    if (session.socket) send(session.socket, payload);
  };
  return {
    begin(id, intents, shard, socket) {
      const session: Session = { id, intents, shard, log: [], socket };
      sessions.set(id, session);
      return session;
    },
    resume(id, seq, socket) {
      const session = sessions.get(id);
      if (!session || seq > session.log.length) return null;
      session.socket = socket;
      for (const payload of session.log.slice(seq)) send(socket, payload);
      dispatchTo(session, { t: 'RESUMED', d: {} } as DispatchedEvent);
      return session;
    },
    dispatchTo,
    all: () => [...sessions.values()],
    end: ({ id }) => void sessions.delete(id),
    endAll: () => sessions.clear(),
    send,
    silence: (socket) => void silent.add(socket),
  };
}

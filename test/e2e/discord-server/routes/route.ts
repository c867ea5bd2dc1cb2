// The shape of a route: Discord's path, what may be asked of it, what it answers, and our handler.
import type { SpecSchema } from 'discord-api-spec/zod';
import type { Problems } from '../contract.ts';
import type { Gateway } from '../gateway.ts';
import type { SentFile } from '../messages.ts';
import type { World } from '../state.ts';

export type Method = 'get' | 'put' | 'post' | 'delete' | 'patch';

export interface Call {
  readonly world: World;
  readonly gateway: Gateway;
  /** The server's own address, "http://127.0.0.1:PORT". */
  readonly origin: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** The body where it is a list. */
  readonly items: readonly unknown[];
  readonly files: readonly SentFile[];
}

export interface Answer {
  readonly status: number;
  /** Absent with 204. */
  readonly body?: unknown;
}

export interface Route {
  readonly method: Method;
  /** As in Discord's document: "/channels/{channel_id}/messages". */
  readonly path: string;
  /** Names that may stand in the query. */
  readonly query?: readonly string[];
  readonly body?: SpecSchema;
  /** Names that the client library adds to a body though the schema has none; Discord ignores them. */
  readonly extras?: readonly string[];
  /** Limits beyond the schema. */
  readonly limits?: (call: Call) => Problems;
  /** Of a 200 or 201. */
  readonly answer?: SpecSchema;
  /** True where the interaction's token in the path stands for the bot's own. */
  readonly isTokenInPath?: boolean;
  handle(call: Call): Answer;
}

export const param = (call: Call, name: string): string => call.params[name] ?? '';
export const NOTHING: Answer = { status: 204 };

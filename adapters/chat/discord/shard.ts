// One of the connections of a bot that is in more servers than one connection may hold.
import { UserError } from '../../../src/errors.ts';

/** One of a bot's connections: it hears the servers whose id, without its lowest 22 bits, leaves `id` when divided by `count`. */
export interface Shard {
  readonly id: number;
  readonly count: number;
}

/** "Gateway": IDENTIFYs at once in five seconds, with something to spare. Milliseconds from one connection to the next. */
export const BETWEEN_SHARDS_MS = 5_500;

/** Text of a shard as a command line has it, "0/4". */
export const shardName = ({ id, count }: Shard): string => `${id}/${count}`;

/** Throws a UserError for anything else. */
export function shardNamed(text: string): Shard {
  const [, id, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? [];
  const shard = { id: Number(id), count: Number(count) };
  if (shard.id < shard.count) return shard;
  throw new UserError('bad-argument', `A shard is its number and how many there are, such as 0/4; it is “${text}”.`);
}

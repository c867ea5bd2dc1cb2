// Turns the time into Discord's ids: 42 bits of milliseconds since 2015, 22 bits of counter, always ascending.
const DISCORD_EPOCH = 1_420_070_400_000;

export interface Ids {
  next(): string;
}

export function createIds(clock: { now(): number }): Ids {
  let last = 0n;
  return {
    next() {
      const fromTime = BigInt(Math.trunc(clock.now()) - DISCORD_EPOCH) << 22n;
      last = fromTime > last ? fromTime : last + 1n;
      return String(last);
    },
  };
}

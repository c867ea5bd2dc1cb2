// Puts a day's budget and a circuit breaker before a writer: what is spent or broken is silent at once.
import { toIso } from '../../src/model/day.ts';
import type { Clock, Memory, Writer, WriterAnswer, WriterRequest } from '../../src/ports.ts';

export interface LimitPorts {
  readonly memory: Pick<Memory, 'recall' | 'remember'>;
  readonly clock: Clock;
}

/** Silences in a row after which nothing is asked for a while. */
const FAILURES = 3;
const PAUSE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Characters of a token, at the least: the budget errs on the dear side. */
const CHARACTERS = 3;

const costOf = ({ instructions, data, maxTokens }: WriterRequest): number =>
  Math.ceil((instructions.length + data.length) / CHARACTERS) + maxTokens;

/** `budget`: tokens a day (UTC) over all stories, kept over restarts. */
export function withinLimits(writer: Writer, budget: number, { memory, clock }: LimitPorts): Writer {
  let failures = 0;
  let closedUntil = 0;
  const spend = async (tokens: number): Promise<boolean> => {
    const day = Math.floor(clock.now() / DAY_MS);
    const key = `writer/spent/${toIso(day)}`;
    const before = await memory.recall(key);
    const spent = (typeof before === 'number' ? before : 0) + tokens;
    if (spent > budget) return false;
    await memory.remember(key, spent, (day + 2) * DAY_MS);
    return true;
  };
  const silent = (reason: string): WriterAnswer => ({ kind: 'silent', reason });
  return {
    name: writer.name,
    async write(request) {
      if (clock.now() < closedUntil) return silent('it failed several times and rests');
      if (!(await spend(costOf(request)))) return silent('the budget of the day is spent');
      const answer = await writer.write(request);
      failures = answer.kind === 'silent' ? failures + 1 : 0;
      if (failures >= FAILURES) [closedUntil, failures] = [clock.now() + PAUSE_MS, 0];
      return answer;
    },
  };
}

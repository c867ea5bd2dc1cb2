// Puts a day's budget and a circuit breaker before a model: what is spent or broken is silent at once.
import { toIso } from '../../src/model/day.ts';
import type { Clock, Embedder, Memory, Writer, WriterRequest } from '../../src/ports.ts';

interface LimitPorts {
  readonly memory: Pick<Memory, 'recall' | 'remember'>;
  readonly clock: Clock;
}

/** Silences in a row after which nothing is asked for a while. */
const FAILURES = 3;
const PAUSE_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
/** Characters of a token, at the least: the budget errs on the dear side. */
const CHARACTERS = 3;

const tokensOf = (...texts: readonly string[]): number =>
  Math.ceil(texts.reduce((sum, { length }) => sum + length, 0) / CHARACTERS);

interface Silent {
  readonly kind: 'silent';
  readonly reason: string;
}
const silent = (reason: string): Silent => ({ kind: 'silent', reason });

/** `budget`: tokens a day (UTC) over all stories, kept over restarts under the name. */
function limitsOf(name: string, budget: number, { memory, clock }: LimitPorts) {
  let failures = 0;
  let closedUntil = 0;
  const spend = async (tokens: number): Promise<boolean> => {
    const day = Math.floor(clock.now() / DAY_MS);
    const key = `${name}/spent/${toIso(day)}`;
    const before = await memory.recall(key);
    const spent = (typeof before === 'number' ? before : 0) + tokens;
    if (spent > budget) return false;
    await memory.remember(key, spent, (day + 2) * DAY_MS);
    return true;
  };
  return async <Answer extends { readonly kind: string }>(
    tokens: number,
    ask: () => Promise<Answer>,
  ): Promise<Answer | Silent> => {
    if (clock.now() < closedUntil) return silent('it failed several times and rests');
    if (!(await spend(tokens))) return silent('the budget of the day is spent');
    const answer = await ask();
    failures = answer.kind === 'silent' ? failures + 1 : 0;
    if (failures >= FAILURES) [closedUntil, failures] = [clock.now() + PAUSE_MS, 0];
    return answer;
  };
}

const costOf = ({ instructions, data, maxTokens }: WriterRequest): number => tokensOf(instructions, data) + maxTokens;

export function withinLimits(writer: Writer, budget: number, ports: LimitPorts): Writer {
  const within = limitsOf('writer', budget, ports);
  return { name: writer.name, write: (request) => within(costOf(request), () => writer.write(request)) };
}

export function embedderWithinLimits(embedder: Embedder, budget: number, ports: LimitPorts): Embedder {
  const within = limitsOf('embedder', budget, ports);
  return { ...embedder, embed: (texts, signal) => within(tokensOf(...texts), () => embedder.embed(texts, signal)) };
}

// Turns the settings of a writer into what words digests and answers; null where none is set.
import { createWriting, type Writing } from '../../src/bot/written.ts';
import type { Clock, Log, Memory } from '../../src/ports.ts';
import type { Config } from '../config.ts';
import { postJsonOnDemand } from '../http/on-demand.ts';
import { withinLimits } from './limits.ts';
import { createOpenAiWriter } from './writer.ts';

interface WritingSurroundings {
  readonly memory: Memory;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds that a reader waits for words; a digest that is due goes out extractive after that. */
const PATIENCE_MS = 5_000;

export function startWriting(
  { writer }: Pick<Config, 'writer'>,
  { memory, clock, log }: WritingSurroundings,
  patience = PATIENCE_MS,
): Writing | null {
  if (writer === null) return null;
  const asked = createOpenAiWriter(writer, postJsonOnDemand(writer.url));
  return createWriting({ writer: withinLimits(asked, writer.budget, { memory, clock }), memory, clock, log, patience });
}

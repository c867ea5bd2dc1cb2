// What memory keeps of conversations: written with its version, read back only where it is whole. Anything else counts as forgotten.
import { z } from 'zod';
import type { Granularity } from '../../model/dated.ts';
import type { ThreadContext } from '../../model/question.ts';

/** A shape of which memory keeps values. Raise the version when what stands there would be misread. */
interface Kept<T> {
  /** What memory is given. */
  write(value: T): unknown;
  /** The value, or null for nothing, for one of another version and for one that is broken. */
  read(found: unknown): T | null;
}

export function kept<T>(version: number, shape: z.ZodType<T>): Kept<T> {
  const envelope = z.object({ version: z.literal(version), value: shape });
  return {
    write: (value) => ({ version, value }),
    read: (found) => envelope.safeParse(found).data?.value ?? null,
  };
}

const words = z.array(z.string());
const GRANULARITIES = [
  'day',
  'weekend',
  'week',
  'month',
  'quarter',
  'half',
  'season',
  'year',
  'decade',
  'span',
] as const satisfies readonly Granularity[];

export const threadShape: z.ZodType<ThreadContext> = z.object({
  saga: z.string(),
  topic: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  granularity: z.enum(GRANULARITIES).nullable(),
  anchor: z.string().nullable().exactOptional(),
  terms: words,
  shown: words,
  page: z.number(),
});

export const keptThread = kept<ThreadContext>(1, threadShape);
/** An id, and anything else that is one word. */
export const keptWord = kept<string>(1, z.string());

// Turns a body and Discord's published schema into the list of what is wrong with it: strict, unlike the schemas themselves.
import type { SpecSchema } from 'discord-api-spec/zod';

/** One sentence for each fault: where and what. */
export type Problems = readonly string[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const at = (path: readonly PropertyKey[]): string => (path.length > 0 ? path.map(String).join('.') : 'the body');

/** The schemas drop names that they do not know: the paths of what a value lost on its way through. */
function dropped(given: unknown, kept: unknown, path: readonly string[]): string[] {
  if (Array.isArray(given) && Array.isArray(kept))
    return given.flatMap((item, i) => dropped(item, kept[i], [...path, String(i)]));
  if (!isRecord(given) || !isRecord(kept)) return [];
  return Object.entries(given).flatMap(([name, value]) =>
    name in kept ? dropped(value, kept[name], [...path, name]) : [at([...path, name])],
  );
}

/** What a schema finds wrong, names it does not know included. `extras`: paths of such names that are let through. */
export function breaches(schema: SpecSchema, value: unknown, extras: readonly string[] = []): Problems {
  const result = schema.safeParse(value);
  if (!result.success) return result.error.issues.map((issue) => `${at(issue.path)}: ${issue.message}`);
  return dropped(value, result.data, [])
    .filter((path) => !extras.includes(path))
    .map((path) => `${path}: not in the contract`);
}

/** A schema that picks another one by a field's value, so that only the branch that was meant reports its faults. */
export function byField(field: string, branches: Readonly<Record<string, SpecSchema>>): SpecSchema {
  return {
    safeParse(value) {
      const key = isRecord(value) ? String(value[field]) : 'nothing';
      const branch = branches[key];
      if (branch) return branch.safeParse(value);
      const known = Object.keys(branches).join(', ');
      const issue = { code: 'custom', path: [field], message: `is ${key}, must be one of ${known}` };
      return { success: false, error: { issues: [issue] } };
    },
  };
}

/** A schema for an array of at most `max` items. */
export function listOf(item: SpecSchema, max = Number.POSITIVE_INFINITY): SpecSchema {
  return {
    safeParse(value) {
      if (!Array.isArray(value) || value.length > max) {
        const issue = { code: 'custom', path: [], message: `must be an array of at most ${max}` };
        return { success: false, error: { issues: [issue] } };
      }
      const results = value.map((entry) => item.safeParse(entry));
      const issues = results.flatMap((result, i) =>
        result.success ? [] : result.error.issues.map((issue) => ({ ...issue, path: [i, ...issue.path] })),
      );
      if (issues.length > 0) return { success: false, error: { issues } };
      return { success: true, data: results.map((result) => (result.success ? result.data : null)) };
    },
  };
}

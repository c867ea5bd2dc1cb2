// What a process of the bot does: it may do all of it, or leave a part to others on the same record.
import { UserError } from '../../src/errors.ts';

/**
 * gateway: chat platforms and pages; answers: questions that are asked there; work: feeds, settling and deliveries. There may be as many
 * processes of the last two as there is to do.
 */
export type Role = 'gateway' | 'answers' | 'work';

const NAMES: readonly Role[] = ['gateway', 'answers', 'work'];
export const ROLES: ReadonlySet<Role> = new Set(NAMES);

const isRole = (name: string): name is Role => NAMES.some((role) => role === name);

/** The roles of "gateway,work"; all where none are named. Throws a UserError (bad-argument) for a name that is none. */
export function rolesNamed(text: string | undefined): ReadonlySet<Role> {
  if (text === undefined) return ROLES;
  const names = text.split(/[\s,]+/).filter(Boolean);
  const roles = names.filter(isRole);
  if (roles.length > 0 && roles.length === names.length) return new Set(roles);
  throw new UserError(
    'bad-argument',
    `--roles takes gateway, answers and work, with commas between; it is “${text.slice(0, 60)}”.`,
  );
}

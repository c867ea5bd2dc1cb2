// What a process of the bot does: it may do all of it, or leave a part to others on the same record.
import { UserError } from '../src/errors.ts';

/** gateway: chat platforms, pages and the answers there; work: feeds, settling and deliveries, in as many processes as there is work for. */
export type Role = 'gateway' | 'work';

export const ROLES: ReadonlySet<Role> = new Set(['gateway', 'work']);

const isRole = (name: string): name is Role => name === 'gateway' || name === 'work';

/** The roles of "gateway,work"; all where none are named. Throws a UserError (bad-argument) for a name that is none. */
export function rolesNamed(text: string | undefined): ReadonlySet<Role> {
  if (text === undefined) return ROLES;
  const names = text.split(/[\s,]+/).filter(Boolean);
  const roles = names.filter(isRole);
  if (roles.length > 0 && roles.length === names.length) return new Set(roles);
  throw new UserError(
    'bad-argument',
    `--roles takes gateway, work or both with a comma between; it is “${text.slice(0, 60)}”.`,
  );
}

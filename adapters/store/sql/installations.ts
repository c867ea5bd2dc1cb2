// The workspaces that let the bot in, in a table of the record's database: the Installations port on any SQL engine.
import type { Installation, Installations } from '../../../src/ports.ts';
import type { Engine } from './db.ts';

const FIND = 'select sealed, kept_at from installations where workspace = @workspace';
const WORKSPACES = 'select workspace from installations order by workspace';
const KEEP = `insert into installations (workspace, sealed, kept_at) values (@workspace, @sealed, @keptAt)
  on conflict (workspace) do update set sealed = excluded.sealed, kept_at = excluded.kept_at, renewing_until = 0`;
const TAKE = `update installations set renewing_until = @until
  where workspace = @workspace and sealed = @sealed and renewing_until <= @now`;
const RENEW = `update installations set sealed = @sealed, kept_at = @keptAt, renewing_until = 0
  where workspace = @workspace and sealed = @before`;
const REMOVE = 'delete from installations where workspace = @workspace';

/** Installations in an open record. Every call rejects with a UserError (store-unavailable) where the engine does not allow it. */
export function installationsOn({ look }: Engine): Installations {
  return {
    async find(workspace) {
      const row = await look((db) => db.one<{ sealed: string; kept_at: number }>(FIND, { workspace }));
      return row ? { sealed: row.sealed, keptAt: row.kept_at } : null;
    },
    workspaces: () => look((db) => db.column<string>(WORKSPACES)),
    async keep(workspace, { sealed, keptAt }: Installation) {
      await look((db) => db.run(KEEP, { workspace, sealed, keptAt }));
    },
    take: async (workspace, sealed, times) => (await look((db) => db.run(TAKE, { workspace, sealed, ...times }))) === 1,
    renew: async (workspace, before, { sealed, keptAt }) =>
      (await look((db) => db.run(RENEW, { workspace, before, sealed, keptAt }))) === 1,
    remove: async (workspace) => (await look((db) => db.run(REMOVE, { workspace }))) === 1,
  };
}

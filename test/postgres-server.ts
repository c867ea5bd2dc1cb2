// Starts one real PostgreSQL for a whole run of the tests, in a temporary folder on a free port, and stops it again.
import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the server without a database at its end, or why there is none. */
    postgres: { readonly address: string } | { readonly skip: string };
  }
}

/** The server of this run. Vitest calls the set-up once for each of its projects, all in one process. */
const run = globalThis as { daybookPostgres?: { readonly server: ReturnType<typeof startPostgres>; users: number } };

/** Vitest's global set-up: what it returns is called at the end of a run, also of one that failed. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  run.daybookPostgres ??= { server: startPostgres(), users: 0 };
  const shared = run.daybookPostgres;
  shared.users++;
  try {
    provide('postgres', { address: (await shared.server).address });
  } catch (error) {
    if (process.env.E2E_REQUIRED) throw error;
    provide('postgres', { skip: error instanceof Error ? error.message : String(error) });
  }
  return async () => {
    if (--shared.users > 0) return;
    await shared.server.then(
      ({ stop }) => stop(),
      () => undefined,
    );
  };
}

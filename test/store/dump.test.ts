// A record on PostgreSQL is copied by PostgreSQL's own tools, of the version that the machine has.
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill, shown } from './whole-record.ts';

const INSTALLED = '/usr/lib/postgresql';
const NEEDED = ['initdb', 'pg_ctl', 'postgres', 'createdb', 'pg_dump', 'pg_restore'];

/** Programs of one version: a dump is only made of a server that is no newer. */
const programs = (existsSync(INSTALLED) ? readdirSync(INSTALLED) : [])
  .map((version) => join(INSTALLED, version, 'bin'))
  .find((folder) => NEEDED.every((name) => existsSync(join(folder, name))));

/** The server refuses to run as root. */
const NOBODY = 65534;
const asServer = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });

const title = programs ? '' : ' [skipped: there is no pg_dump with its server (apt-get install postgresql)]';

describe.skipIf(!programs)(`a dump${title}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'daybook-dump-'));
  const data = join(root, 'server');
  let port = 0;
  const run = (name: string, ...args: string[]): void => {
    execFileSync(join(programs ?? '', name), args, { cwd: root, stdio: 'ignore', ...asServer });
  };
  const at = (name: string): string => `postgres://daybook@127.0.0.1:${port}/${name}`;
  const reached = (): string[] => ['--host=127.0.0.1', `--port=${port}`, '--username=daybook'];

  beforeAll(async () => {
    port = await freePort();
    mkdirSync(data);
    for (const folder of asServer.uid ? [root, data] : []) chownSync(folder, NOBODY, NOBODY);
    run(
      'initdb',
      `--pgdata=${data}`,
      '--username=daybook',
      '--encoding=UTF8',
      '--locale=C',
      '--auth=trust',
      '--no-sync',
    );
    const options = `-F -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`;
    run(
      'pg_ctl',
      'start',
      '--wait',
      '--silent',
      `--pgdata=${data}`,
      `--log=${join(root, 'log')}`,
      `--options=${options}`,
    );
  });
  afterAll(() => {
    run('pg_ctl', 'stop', '--wait', '--mode=immediate', `--pgdata=${data}`);
    rmSync(root, { recursive: true, force: true });
  });

  test('restored into an empty database is the record as it was', async () => {
    const file = join(root, 'daybook.dump');
    for (const name of ['daybook', 'restored']) run('createdb', ...reached(), name);
    await fill({ address: at('daybook') });
    run('pg_dump', ...reached(), '--format=custom', `--file=${file}`, 'daybook');
    run('pg_restore', ...reached(), '--exit-on-error', '--dbname=restored', file);
    expect(await shown({ address: at('restored') })).toEqual(await shown({ address: at('daybook') }));
  });
});

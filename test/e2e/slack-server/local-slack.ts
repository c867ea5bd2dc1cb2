// Turns the Slack stand-in's binary into a running server, or into the reason why there is none.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The path of the Slack stand-in, or the reason why it cannot run on this machine. */
export function findLocalSlack(): { readonly bin: string } | { readonly skip: string } {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('local-slack-linux-x64/package.json'));
  } catch {
    const machine = `${process.platform} ${process.arch}`;
    return { skip: `local-slack-linux-x64 is not installed (made for linux x64; this is ${machine})` };
  }
  const bin = join(folder, 'bin', 'local-slack');
  const probe = spawnSync(bin, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return probe.status === 0
    ? { bin }
    : { skip: `local-slack does not start: ${probe.error?.message ?? probe.stderr.trim()}` };
}

/** One workspace with one app in it. */
export const APP = {
  team: 'T0HARBOUR',
  appId: 'A0DAYBOOK',
  botUser: 'U0DAYBOOK',
  botToken: 'xoxb-stand-in-bot-token',
  appToken: 'xapp-stand-in-app-token',
  signingSecret: 'stand-in-signing-secret',
} as const;

export const ADA = 'U0ADA';
export const BEN = 'U0BEN';
/** A public channel with everybody in it, one without the bot, a private one without Ada, a direct message of Ada's. */
export const GENERAL = 'C0GENERAL';
export const ELSEWHERE = 'C0ELSEWHERE';
export const PRIVATE = 'C0PRIVATE';
export const DIRECT = 'D0ADA';

const configFor = (requestUrl: string | null) => ({
  workspace: { name: 'Harbour', domain: 'harbour', teamId: APP.team },
  apps: [
    {
      appId: APP.appId,
      botUserId: APP.botUser,
      botName: 'daybook',
      botToken: APP.botToken,
      appToken: APP.appToken,
      signingSecret: APP.signingSecret,
      ...(requestUrl === null ? { mode: 'socket' } : { mode: 'events', requestUrl }),
    },
  ],
  users: [
    { id: ADA, name: 'ada' },
    { id: BEN, name: 'ben' },
  ],
  channels: [
    { id: GENERAL, name: 'general', members: [ADA, BEN, APP.botUser] },
    { id: ELSEWHERE, name: 'elsewhere', members: [BEN] },
    { id: PRIVATE, name: 'private', is_private: true, members: [BEN, APP.botUser] },
    { id: DIRECT, name: 'ada', is_im: true, is_channel: false, members: [ADA, APP.botUser] },
  ],
});

export interface LocalSlack {
  /** "http://localhost:PORT", as it names itself. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The address it prints once it listens. */
function announced(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const port = /http:\/\/localhost:(\d+)/.exec(printed)?.[1];
      if (port) resolve(`http://localhost:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`local-slack ended with ${code}: ${printed}`)));
  });
}

/** `requestUrl`: where events are sent over HTTP; null for Socket Mode. */
export async function startLocalSlack(bin: string, requestUrl: string | null): Promise<LocalSlack> {
  const folder = mkdtempSync(join(tmpdir(), 'local-slack-'));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify(configFor(requestUrl)));
  const child = spawn(bin, ['--config', config, '--port', '0', '--files-dir', folder], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await announced(child);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill();
      }),
  };
}

// The setting of every end-to-end test of Slack: a workspace with the real bot in it, over Socket Mode and over HTTP.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { ADA, APP, findLocalSlack, GENERAL } from './local-slack.ts';
import type { ShownMessage } from './person.ts';
import { createRecord } from './record.ts';
import type { Call } from './recording.ts';
import { wait } from './wait.ts';
import { type Mode, openWorkspace, type Workspace } from './workspace.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface Scene {
  readonly mode: Mode;
  readonly workspace: Workspace;
  /** Calls of this test so far. */
  calls(method: string): readonly Call[];
  call(method: string, at?: number, ms?: number): Promise<Call>;
  /** A call that Slack has answered. */
  answered(method: string, at?: number, ms?: number): Promise<Call>;
  /** Long enough for what must not happen to happen. */
  quiet(ms?: number): Promise<void>;
  shown(channel: string, ts: unknown): Promise<ShownMessage>;
  /** Payloads as Slack makes them; ids differ each time. */
  event(fields: Json): Json;
  said(text: string, ts: string, more?: Json): Json;
  interaction(fields: Json): Json;
  /** "kind-socket-7": a name of its own. */
  unique(kind: string): string;
  /** What came before is not this test's. */
  forget(): void;
}

export const blocksOf = ({ args }: Call): readonly Json[] => args.blocks as readonly Json[];

const slack = findLocalSlack();
const why = 'skip' in slack ? slack.skip : undefined;
const bin = 'bin' in slack ? slack.bin : '';
const MODES: readonly Mode[] = ['socket', 'http'];

export const event = (id: string, fields: Json): Json => ({
  type: 'event_callback',
  team_id: APP.team,
  api_app_id: APP.appId,
  event_id: id,
  event_time: 1,
  authorizations: [
    { enterprise_id: null, team_id: APP.team, user_id: APP.botUser, is_bot: true, is_enterprise_install: false },
  ],
  event: fields,
});

const said = (text: string, ts: string, more: Json = {}): Json => ({
  type: 'app_mention',
  user: ADA,
  channel: GENERAL,
  text,
  ts,
  event_ts: ts,
  ...more,
});

const interaction = (fields: Json): Json => ({
  api_app_id: APP.appId,
  team: { id: APP.team, domain: 'harbour' },
  user: { id: ADA, username: 'ada', team_id: APP.team },
  is_enterprise_install: false,
  token: 'x',
  ...fields,
});

interface Opened {
  workspace: Workspace | null;
  /** Calls from before the test under way. */
  before: number;
  serial: number;
}

function sceneOf(mode: Mode, opened: Opened): Scene {
  const workspace = (): Workspace => {
    if (!opened.workspace) throw new Error('the workspace is not open yet');
    return opened.workspace;
  };
  const calls = (method: string): readonly Call[] =>
    workspace()
      .proxy.calls.slice(opened.before)
      .filter((each) => each.method === method);
  const unique = (kind: string): string => {
    opened.serial += 1;
    return `${kind}-${mode}-${opened.serial}`;
  };
  return {
    mode,
    get workspace() {
      return workspace();
    },
    calls,
    call: (method, at = 0, ms) => wait(`call ${at} of ${method}`, () => calls(method)[at], ms),
    answered: (method, at = 0, ms) =>
      wait(`the answer to call ${at} of ${method}`, () => (calls(method)[at]?.answer ? calls(method)[at] : null), ms),
    quiet: (ms = 400) => new Promise((resolve) => setTimeout(resolve, ms)),
    async shown(channel, ts) {
      const found = (await workspace().ada.messages(channel)).find((message) => message.ts === ts);
      if (!found) throw new Error(`there is no message ${String(ts)}`);
      return found;
    },
    event: (fields) => event(unique('Ev'), fields),
    said,
    interaction,
    unique,
    forget: () => {
      opened.before = workspace().proxy.calls.length;
    },
  };
}

/** Runs tests over both ways in, or says in the title why they cannot run here. No message may break Slack's rules. */
export function describeSlack(what: string, tests: (scene: Scene) => void): void {
  test.runIf(process.env.E2E_REQUIRED)('the Slack stand-in can run here', () => expect(why).toBeUndefined());
  let store: Store | undefined;
  beforeAll(async () => {
    if (!why) store = await createRecord();
  });
  afterAll(async () => {
    await store?.close();
  });
  describe.each(MODES)(`${what} over %s${why ? ` [skipped: ${why}]` : ''}`, (mode) => {
    describe.skipIf(why)('the bot', () => {
      const opened: Opened = { workspace: null, before: 0, serial: 0 };
      const scene = sceneOf(mode, opened);
      beforeAll(async () => {
        opened.workspace = await openWorkspace(bin, mode, store as Store);
        await scene.workspace.start();
      });
      afterAll(async () => {
        await opened.workspace?.close();
      });
      afterEach(() => {
        expect(scene.workspace.proxy.violations.splice(0)).toEqual([]);
        scene.forget();
      });
      tests(scene);
    });
  });
}

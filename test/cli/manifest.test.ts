// Runs the command that prints Slack's manifest.
import { expect, test } from 'vitest';
import { daybook } from './program.ts';

const SLOW = 30_000;

interface Printed {
  readonly features: { readonly agent_view?: object };
  readonly settings: {
    readonly socket_mode_enabled: boolean;
    readonly interactivity: { readonly request_url?: string };
  };
}

test(
  'prints the manifest for Socket Mode, for HTTP and for plans without agents',
  async () => {
    const socket = JSON.parse((await daybook(['manifest'])).stdout) as Printed;
    expect(socket.settings.socket_mode_enabled).toBe(true);
    expect(socket.features.agent_view).toBeDefined();
    const http = JSON.parse(
      (await daybook(['manifest', '--url', 'https://bot.example', '--no-agent'])).stdout,
    ) as Printed;
    expect(http.settings.interactivity.request_url).toBe('https://bot.example/slack/events');
    expect(http.features.agent_view).toBeUndefined();
  },
  SLOW,
);

test(
  'refuses an address that Slack could not call',
  async () => {
    const { code, stderr } = await daybook(['manifest', '--url', 'http://bot.example']);
    expect(code).toBe(2);
    expect(stderr).toContain('begins with https://');
  },
  SLOW,
);

// Turns the command table into Slack's manifest and holds it to Slack's limits.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MAX_SHORTCUT_DESCRIPTION, MAX_SHORTCUT_NAME } from '../../../adapters/chat/slack/limits.ts';
import { slackManifest } from '../../../adapters/chat/slack/manifest.ts';
import { COMMANDS } from '../../../src/bot/commands.ts';

interface Manifest {
  readonly features: {
    readonly slash_commands: readonly {
      readonly command: string;
      readonly usage_hint: string;
      readonly url?: string;
    }[];
    readonly shortcuts: readonly {
      readonly name: string;
      readonly description: string;
      readonly callback_id: string;
    }[];
  };
  readonly settings: Readonly<Record<string, unknown>> & { readonly socket_mode_enabled: boolean };
}
const manifest = (address: string | null): Manifest => slackManifest({ address, isAgent: true }) as unknown as Manifest;

describe('the manifest', () => {
  test('names every command of the table in the hint of one slash command', () => {
    const [command] = manifest(null).features.slash_commands;
    expect(command?.command).toBe('/saga');
    for (const { name } of COMMANDS) expect(command?.usage_hint).toContain(name);
    expect(command?.usage_hint.length).toBeLessThanOrEqual(1000);
  });
  test('keeps shortcuts within their lengths', () => {
    for (const { name, description, callback_id } of manifest(null).features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(MAX_SHORTCUT_NAME);
      expect(description.length).toBeLessThanOrEqual(MAX_SHORTCUT_DESCRIPTION);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
  });
  test('needs no address in Socket Mode', () => {
    expect(manifest(null).settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest(null))).not.toContain('url"');
  });
  test('sends everything to one path over HTTP', () => {
    const { features, settings } = manifest('https://bot.example');
    const url = 'https://bot.example/slack/events';
    expect(features.slash_commands[0]?.url).toBe(url);
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url, message_menu_options_url: url },
    });
  });

  test('is the one that the guide shows', () => {
    const guide = readFileSync(fileURLToPath(new URL('../../../docs/slack.md', import.meta.url)), 'utf8');
    const [, copy = ''] = /<!-- manifest -->\n```json\n([\s\S]*?)\n```/.exec(guide) ?? [];
    expect(JSON.parse(copy)).toEqual(manifest(null));
  });
});

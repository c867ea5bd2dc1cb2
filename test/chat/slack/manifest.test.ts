// Turns the command table into Slack's manifest and holds it to Slack's limits.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { MAX_PROMPTS, MAX_SHORTCUT_DESCRIPTION, MAX_SHORTCUT_NAME } from '../../../adapters/chat/slack/limits.ts';
import { slackManifest } from '../../../adapters/chat/slack/manifest.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';

const guide = (): string => readFileSync(fileURLToPath(new URL('../../../docs/slack.md', import.meta.url)), 'utf8');
const manifest = (address: string | null) => slackManifest({ address, isAgent: true });

describe('the manifest', () => {
  test('names every command of the table in the hint of one slash command', () => {
    const [command] = manifest(null).features?.slash_commands ?? [];
    expect(command?.command).toBe('/saga');
    for (const { name } of COMMANDS) expect(command?.usage_hint?.split(/[ |]+/)).toContain(name);
    expect(command?.usage_hint?.length).toBeLessThanOrEqual(1000);
  });
  test('keeps shortcuts within their lengths', () => {
    for (const { name, description, callback_id } of manifest(null).features?.shortcuts ?? []) {
      expect(name.length).toBeLessThanOrEqual(MAX_SHORTCUT_NAME);
      expect(description.length).toBeLessThanOrEqual(MAX_SHORTCUT_DESCRIPTION);
      expect(callback_id.length).toBeLessThanOrEqual(255);
    }
  });
  test('needs no address in Socket Mode', () => {
    expect(manifest(null).settings?.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(manifest(null))).not.toContain('url"');
  });
  test('sends everything to one path over HTTP', () => {
    const { features, settings } = manifest('https://bot.example');
    const url = 'https://bot.example/slack/events';
    expect(features?.slash_commands?.[0]?.url).toBe(url);
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      event_subscriptions: { request_url: url },
      interactivity: { request_url: url, message_menu_options_url: url },
    });
  });

  test('is an agent where that is wanted, with as many questions as Slack shows, and needs its scope only then', () => {
    const agent = manifest(null).features?.agent_view;
    expect(agent?.agent_description?.length).toBeLessThanOrEqual(300);
    expect(agent?.suggested_prompts?.length).toBeLessThanOrEqual(MAX_PROMPTS);
    expect(manifest(null).oauth_config?.scopes?.bot).toContain('assistant:write');
    const plain = JSON.stringify(slackManifest({ address: null, isAgent: false }));
    expect(plain).not.toMatch(/agent_view|assistant/);
  });
  test('asks for no scope and no event twice, and for all in order', () => {
    const { oauth_config, settings } = manifest(null);
    for (const names of [oauth_config?.scopes?.bot, settings?.event_subscriptions?.bot_events])
      expect(names).toEqual([...new Set(names)].sort());
  });
  test('explains every scope in the guide', () => {
    for (const scope of manifest(null).oauth_config?.scopes?.bot ?? []) expect(guide()).toContain(`\`${scope}\``);
  });

  test('is the one that the guide shows', () => {
    const [, copy = ''] = /<!-- manifest -->\n```json\n([\s\S]*?)\n```/.exec(guide()) ?? [];
    expect(JSON.parse(copy)).toEqual(manifest(null));
  });
});

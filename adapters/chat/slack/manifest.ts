// The manifest that makes Slack’s app in one step, from the table of commands.
import type { webApi } from '@slack/bolt';
import type { Command } from '../../../src/bot/commands/command.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
import { AGENT_SCOPE } from './client.ts';
import { PATH } from './door.ts';
import { ASK } from './forms/modals.ts';
import { ABOUT, COMMAND, FOLLOW } from './hearing/commands.ts';
import { PROMPTS } from './hearing/home.ts';
import { REDIRECT } from './installing/installer.ts';
import { MAX_USAGE_HINT } from './limits.ts';

interface ManifestOptions {
  /** Public https address of the bot, for Slack to call; null for Socket Mode, which needs none. */
  readonly address: string | null;
  /** Whether many workspaces install the app themselves: over HTTP, with tokens that are renewed. */
  readonly isForMany?: boolean;
  /** Whether Slack shows the app as an agent, with questions to choose from. Needs a paid plan or a developer sandbox. */
  readonly isAgent: boolean;
}

/** Each with what it is for. */
const SCOPES = [
  'app_mentions:read', // questions by mention
  'channels:history', // in public channels: replies in its threads, plain questions where they are wanted, digests that arrived
  'channels:read', // which public channels somebody is in, whether the bot can post there, and when one is closed
  'chat:write', // answers and digests
  'commands', // /saga and the shortcuts
  'files:write', // the months of a story as a picture, where they stand on no public page
  'groups:history', // the same two for private channels that the bot is invited to
  'groups:read',
  'im:history', // direct messages
  'reactions:write', // the hourglass on a question that takes long
] as const;

/** What many workspaces are asked for: nothing that only paid plans have. */
export const MANY_SCOPES: readonly string[] = SCOPES;

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_deleted',
  'channel_left',
  'group_archive',
  'group_deleted',
  'group_left',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'tokens_revoked',
] as const;

const AGENT_VIEW = {
  agent_description: 'Follows a news story: ask what happened on a day, and get dated sentences with their sources.',
  suggested_prompts: [...PROMPTS],
};

/** "on <date>", "digest": what a command cannot do without; `/saga help` tells the rest. */
const shortUsage = ({ name, options }: Command): string =>
  [name, ...options.filter(({ isRequired }) => isRequired).map((option) => `<${option.name}>`)].join(' ');

/** As many as fit, whole. */
function usageHint(): string {
  let hint = '';
  for (const command of COMMANDS) {
    const next = hint === '' ? shortUsage(command) : `${hint} | ${shortUsage(command)}`;
    if (next.length <= MAX_USAGE_HINT) hint = next;
  }
  return hint;
}

type Manifest = webApi.AppsManifestCreateArguments['manifest'];
type BotScopes = NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>;

/** For api.slack.com/apps, "From a manifest". Source: Slack's "App manifest reference", and its types in @slack/web-api. */
export function slackManifest({ address, isAgent, isForMany = false }: ManifestOptions): Manifest {
  const scopes: BotScopes = [...SCOPES];
  // the types do not know this scope yet; the methods' own pages do
  if (isAgent) scopes.push(AGENT_SCOPE as unknown as BotScopes[number]);
  const url = address === null ? {} : { request_url: new URL(PATH, address).href };
  const options = address === null ? {} : { message_menu_options_url: new URL(PATH, address).href };
  return {
    display_information: {
      name: 'Daybook',
      description: 'What happened on which day, dated and cited.',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      ...(isAgent ? { agent_view: AGENT_VIEW } : {}),
      bot_user: { display_name: 'daybook', always_online: true },
      shortcuts: [
        {
          name: 'Ask Daybook',
          type: 'global',
          callback_id: ASK,
          description: 'What happened, on which day, who says so',
        },
        { name: 'Follow a saga', type: 'global', callback_id: FOLLOW, description: 'Choose what a channel follows' },
        {
          name: 'Look this up',
          type: 'message',
          callback_id: ABOUT,
          description: 'What the record says about a message',
        },
      ],
      slash_commands: [
        {
          command: COMMAND,
          description: 'Ask the record of the story that is followed here.',
          usage_hint: usageHint(),
          should_escape: false,
          ...(address === null ? {} : { url: new URL(PATH, address).href }),
        },
      ],
    },
    oauth_config: {
      ...(isForMany && address !== null ? { redirect_urls: [new URL(REDIRECT, address).href] } : {}),
      scopes: { bot: scopes.sort() },
    },
    settings: {
      event_subscriptions: { ...url, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...url, ...options },
      org_deploy_enabled: false,
      socket_mode_enabled: address === null,
      token_rotation_enabled: isForMany,
    },
  };
}

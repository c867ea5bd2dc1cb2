// Turns requests about the application, its commands, guilds and people into answers.
import {
  ApplicationCommandResponseSchema,
  ApplicationCommandUpdateRequestSchema,
  GatewayBotResponseSchema,
  GuildMemberResponseSchema,
  GuildWithCountsResponseSchema,
  PrivateApplicationResponseSchema,
  type SpecSchema,
  UserPIIResponseSchema,
  UserResponseSchema,
} from 'discord-api-spec/zod';
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { listOf } from '../contract.ts';
import { commandProblems } from '../limits.ts';
import { guildPayload, memberPayload, restUser } from '../payloads.ts';
import { refuse } from '../refusal.ts';
import type { Guild } from '../state.ts';
import { type Answer, type Call, param, type Route } from './route.ts';

/** The documents give permissions as a string of digits, the schema as a number: both are taken. */
const commandRequest: SpecSchema = {
  safeParse(value) {
    const given = value as { default_member_permissions?: unknown } | null;
    const bits = given?.default_member_permissions;
    if (typeof bits !== 'string' || !/^\d+$/.test(bits)) return ApplicationCommandUpdateRequestSchema.safeParse(value);
    return ApplicationCommandUpdateRequestSchema.safeParse({ ...given, default_member_permissions: Number(bits) });
  },
};

const scopeOf = (call: Call): string => call.params.guild_id ?? 'global';

/** A command keeps its id as long as its name stands in the list. */
function registered(call: Call, given: Partial<APIApplicationCommand>): APIApplicationCommand {
  const { ids, commands, applicationId } = call.world;
  const earlier = commands.get(scopeOf(call))?.find(({ name }) => name === given.name);
  const permissions = given.default_member_permissions ?? null;
  return {
    ...given,
    id: earlier?.id ?? ids.next(),
    application_id: applicationId,
    version: ids.next(),
    type: given.type ?? 1,
    name: given.name ?? '',
    description: given.description ?? '',
    default_member_permissions: permissions === null ? null : String(permissions),
  } as APIApplicationCommand;
}

function putCommands(call: Call): Answer {
  if (param(call, 'application_id') !== call.world.applicationId) refuse('missingAccess');
  const commands = call.items.map((item) => registered(call, item as Partial<APIApplicationCommand>));
  call.world.commands.set(scopeOf(call), commands);
  return { status: 200, body: commands };
}

const commandRoutes = (path: string): readonly Route[] => [
  {
    method: 'put',
    path,
    body: listOf(commandRequest, 130),
    limits: (call) => commandProblems(call.items),
    answer: listOf(ApplicationCommandResponseSchema),
    handle: putCommands,
  },
  {
    method: 'get',
    path,
    query: ['with_localizations'],
    answer: listOf(ApplicationCommandResponseSchema),
    handle: (call) => ({ status: 200, body: call.world.commands.get(scopeOf(call)) ?? [] }),
  },
];

const guildOf = (call: Call): Guild => {
  const guild = call.world.guilds.get(param(call, 'guild_id')) ?? refuse('unknownGuild');
  return guild.members.has(call.world.bot.id) ? guild : refuse('missingAccess');
};

const ownUser = (call: Call) => ({
  ...restUser(call.world.bot),
  mfa_enabled: false,
  locale: 'en-US',
  verified: true,
  email: null,
});

const applicationPayload = ({ world }: Call) => ({
  id: world.applicationId,
  name: world.bot.username,
  icon: null,
  description: '',
  type: null,
  flags: 0,
  flags_new: '0',
  verify_key: '0'.repeat(64),
  bot_public: true,
  bot_require_code_grant: false,
  redirect_uris: [],
  interactions_endpoint_url: null,
  role_connections_verification_url: null,
  owner: restUser(world.bot),
  approximate_guild_count: world.guilds.size,
  approximate_user_install_count: 0,
  approximate_user_authorization_count: 0,
  explicit_content_filter: 0,
  team: null,
  eligible_oauth2_scopes: [],
});

export const APPLICATION_ROUTES: readonly Route[] = [
  {
    method: 'get',
    path: '/gateway/bot',
    answer: GatewayBotResponseSchema,
    handle: ({ origin, world }) => ({
      status: 200,
      body: {
        url: origin.replace(/^http/, 'ws'),
        shards: world.shards,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 },
      },
    }),
  },
  {
    method: 'get',
    path: '/users/@me',
    answer: UserPIIResponseSchema,
    handle: (call) => ({ status: 200, body: ownUser(call) }),
  },
  {
    method: 'get',
    path: '/applications/@me',
    answer: PrivateApplicationResponseSchema,
    handle: (call) => ({ status: 200, body: applicationPayload(call) }),
  },
  {
    method: 'get',
    path: '/users/{user_id}',
    answer: UserResponseSchema,
    handle: (call) => ({
      status: 200,
      body: restUser(call.world.users.get(param(call, 'user_id')) ?? refuse('unknownUser')),
    }),
  },
  {
    method: 'get',
    path: '/guilds/{guild_id}',
    query: ['with_counts'],
    answer: GuildWithCountsResponseSchema,
    handle: (call) => {
      const { hub_type: _, ...guild } = guildPayload(guildOf(call));
      return { status: 200, body: { ...guild, home_header: null, nsfw: false } };
    },
  },
  {
    method: 'get',
    path: '/guilds/{guild_id}/members/{user_id}',
    answer: GuildMemberResponseSchema,
    handle: (call) => {
      const member = guildOf(call).members.get(param(call, 'user_id')) ?? refuse('unknownMember');
      return { status: 200, body: { ...memberPayload(member), user: restUser(member.user) } };
    },
  },
  ...commandRoutes('/applications/{application_id}/commands'),
  ...commandRoutes('/applications/{application_id}/guilds/{guild_id}/commands'),
];

// What the real Slack answers and the stand-in does not: who is in which channel, what an agent shows, which scopes a token has.
import { slackManifest } from '../../../adapters/chat/slack/manifest.ts';

type Json = Readonly<Record<string, unknown>>;

interface ChannelState {
  readonly id: string;
  readonly members: readonly string[];
  readonly is_im?: boolean;
  readonly is_private?: boolean;
}

/** The bot scopes of the manifest. */
export const scopesOf = (isAgent: boolean): readonly string[] =>
  slackManifest({ address: null, isAgent }).oauth_config?.scopes?.bot ?? [];

/** Scopes that a method needs, one of each group; from the methods' own pages. Methods that are not named need none. */
const NEEDED: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'assistant.threads.setSuggestedPrompts': [['assistant:write']],
  'chat.postEphemeral': [['chat:write']],
  'chat.postMessage': [['chat:write']],
  'chat.update': [['chat:write']],
  'conversations.history': [['channels:history', 'groups:history', 'im:history']],
  'conversations.info': [['channels:read'], ['groups:read']],
  'conversations.replies': [['channels:history', 'groups:history', 'im:history']],
  'files.completeUploadExternal': [['files:write']],
  'files.getUploadURLExternal': [['files:write']],
  'reactions.add': [['reactions:write']],
  'reactions.remove': [['reactions:write']],
  'users.conversations': [['channels:read'], ['groups:read']],
};
const FREE = new Set([
  'apps.connections.open',
  'auth.test',
  'chat.delete',
  'views.open',
  'views.publish',
  'views.push',
  'views.update',
]);

/** The scope that is missing for a method; "unknown" for a method that nobody has looked up. */
export function missingScope(method: string, scopes: readonly string[]): string | null {
  const needed = NEEDED[method];
  if (!needed) return FREE.has(method) ? null : 'unknown';
  return needed.find((group) => !group.some((scope) => scopes.includes(scope)))?.join(' or ') ?? null;
}

/** Answers of methods that the stand-in has not got; null for all others. */
export function ownAnswer(method: string, { channel_id: channel, thread_ts: thread, prompts }: Json): Json | null {
  if (method !== 'assistant.threads.setSuggestedPrompts') return null;
  const given = typeof prompts === 'string' ? (JSON.parse(prompts) as unknown[]) : ((prompts ?? []) as unknown[]);
  const isFine = typeof channel === 'string' && thread === undefined && given.length >= 1 && given.length <= 4;
  return isFine ? { ok: true } : { ok: false, error: 'invalid_arguments' };
}

/** The stand-in says that everybody is everywhere. */
export function corrected(
  method: string,
  args: Json,
  answer: Json,
  channels: readonly ChannelState[],
  bot: string,
): Json {
  const membersOf = (id: unknown): readonly string[] => channels.find((each) => each.id === id)?.members ?? [];
  if (method === 'conversations.info' && answer.ok) {
    const channel = answer.channel as ChannelState;
    const isIn = membersOf(channel.id).includes(bot);
    if (channel.is_private && !isIn) return { ok: false, error: 'channel_not_found' };
    return { ...answer, channel: { ...channel, is_member: isIn } };
  }
  if (method === 'users.conversations' && answer.ok) {
    const shared = channels.filter(
      ({ members, is_im, is_private }) =>
        !is_im && members.includes(String(args.user)) && (!is_private || members.includes(bot)),
    );
    return { ...answer, channels: shared.map(({ id }) => ({ id })) };
  }
  // our rules have checked the trigger; the stand-in knows only its own
  if (method === 'views.open') return answer.ok ? answer : { ok: true, view: { ...(args.view as Json), id: 'V1' } };
  return answer;
}

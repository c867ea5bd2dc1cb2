// Turns a checked request into a stored message: numbered components, rich embeds, and whom it would have pinged.
import type { APIMessage, APIUser, MessageFlags, RESTPostAPIChannelMessageJSONBody } from 'discord-api-types/v10';
import { MessageReferenceType, MessageType } from 'discord-api-types/v10';
import { flatten } from './limits.ts';
import { restUser } from './payloads.ts';
import type { Channel, StoredMessage, World } from './state.ts';

export type MessageBody = Readonly<Partial<RESTPostAPIChannelMessageJSONBody>> & Readonly<Record<string, unknown>>;

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const EPHEMERAL = 64;
export const LOADING = 128;
const COMPONENTS_V2 = 1 << 15;

export const isVersionTwo = ({ message }: StoredMessage): boolean => (Number(message.flags) & COMPONENTS_V2) !== 0;

const CONTAINER = 17;
const SEPARATOR = 14;

type Attachments = APIMessage['attachments'];

/** A gallery's item as Discord gives it back: the picture that it has fetched, or the attachment that it names. */
const shownItem =
  (attachments: Attachments, world: World) =>
  (item: { readonly media?: { readonly url?: string }; readonly description?: string }) => {
    const url = item.media?.url ?? '';
    const own = attachments.find(({ filename }) => url === `attachment://${filename}`);
    const media = own ? { url: own.url, attachment_id: own.id } : { url };
    return {
      description: item.description ?? null,
      spoiler: false,
      media: { id: world.ids.next(), proxy_url: media.url, ...media },
    };
  };

/** Components as Discord gives them back: each with a number, absent values filled in. */
function numbered(components: unknown, attachments: Attachments, world: World): unknown[] {
  let next = 1;
  const visit = (component: Record<string, unknown>): Record<string, unknown> => {
    const { components: inner, accessory, ...rest } = component;
    const id = typeof rest.id === 'number' && rest.id > 0 ? rest.id : next++;
    return {
      ...rest,
      id,
      ...(rest.type === CONTAINER ? { accent_color: rest.accent_color ?? null, spoiler: rest.spoiler ?? false } : {}),
      ...(rest.type === SEPARATOR ? { spacing: rest.spacing ?? 1, divider: rest.divider ?? true } : {}),
      ...(Array.isArray(rest.items) ? { items: rest.items.map(shownItem(attachments, world)) } : {}),
      ...(Array.isArray(inner) ? { components: inner.map(visit) } : {}),
      ...(accessory ? { accessory: visit(accessory as Record<string, unknown>) } : {}),
    };
  };
  return Array.isArray(components) ? components.map(visit) : [];
}

/** Every text in which Discord looks for mentions. */
const pingableText = (body: MessageBody): string =>
  [body.content ?? '', ...flatten(body.components).map(({ content }) => (typeof content === 'string' ? content : ''))]
    .join('\n')
    .replace(/```[\s\S]*?```|`[^`\n]*`/g, '');

/** "Allowed mentions": absent means all of them. */
function pingsOf(body: MessageBody, world: World): string[] {
  const text = pingableText(body);
  const allowed = body.allowed_mentions;
  const may = (kind: string): boolean =>
    !allowed || (allowed.parse as readonly string[] | undefined)?.includes(kind) === true;
  const ids = (pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] as string);
  return [
    ...(may('everyone') && /@(?:everyone|here)/.test(text) ? ['everyone'] : []),
    ...ids(/<@!?(\d+)>/g).filter((id) => world.users.has(id) && (may('users') || allowed?.users?.includes(id))),
    ...ids(/<@&(\d+)>/g).filter((id) => may('roles') || allowed?.roles?.includes(id)),
  ];
}

const attachmentsOf = (files: readonly SentFile[], world: World) =>
  files.map(({ name, bytes }) => {
    const id = world.ids.next();
    const url = `https://cdn.example/${id}/${encodeURIComponent(name)}`;
    return { id, filename: name, size: bytes.length, url, proxy_url: url };
  });

const richEmbeds = (body: MessageBody): APIMessage['embeds'] =>
  (body.embeds ?? []).map((embed) => ({ ...embed, type: 'rich' as const })) as APIMessage['embeds'];

export interface NewMessage {
  readonly author: APIUser;
  readonly body: MessageBody;
  readonly files?: readonly SentFile[];
  readonly visibleTo?: string | null;
  readonly type?: MessageType;
  /** Flags that a request can't set. */
  readonly flags?: number;
  readonly extra?: Partial<APIMessage>;
}

function reference(channel: Channel, body: MessageBody): Partial<APIMessage> {
  const target = body.message_reference?.message_id;
  if (!target) return {};
  const referenced = channel.messages.find(({ message }) => message.id === target);
  return {
    type: MessageType.Reply,
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: target,
      ...(channel.guild ? { guild_id: channel.guild.id } : {}),
    },
    referenced_message: referenced && !referenced.isDeleted ? withoutReference(referenced.message) : null,
  };
}

const withoutReference = ({ referenced_message: _, ...message }: APIMessage): APIMessage => message;

/** Stores a message at the end of its channel. Messages that one person sees stay out of the channel's list. */
export function storeMessage(world: World, channel: Channel, given: NewMessage): StoredMessage {
  const { author, body, files = [], visibleTo = null } = given;
  const pings = pingsOf(body, world);
  const attachments = attachmentsOf(files, world);
  const message = {
    id: world.ids.next(),
    channel_id: channel.id,
    type: given.type ?? MessageType.Default,
    author: restUser(author),
    content: body.content ?? '',
    timestamp: new Date(world.clock.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: pings.includes('everyone'),
    mentions: pings.flatMap((id) => world.users.get(id) ?? []).map(restUser),
    mention_roles: [],
    attachments,
    embeds: richEmbeds(body),
    components: numbered(body.components, attachments, world) as NonNullable<APIMessage['components']>,
    pinned: false,
    flags: (Number(body.flags ?? 0) | (given.flags ?? 0) | (visibleTo ? EPHEMERAL : 0)) as MessageFlags,
    ...(body.nonce ? { nonce: body.nonce } : {}),
    ...reference(channel, body),
    ...given.extra,
  } satisfies APIMessage;
  const stored: StoredMessage = { message, visibleTo, pings: new Set(pings), versions: 1, isDeleted: false };
  if (visibleTo === null) channel.messages.push(stored);
  return stored;
}

/** An edit: what the body names is replaced, the rest stays. */
export function editMessage(
  world: World,
  stored: StoredMessage,
  body: MessageBody,
  files: readonly SentFile[] = [],
): StoredMessage {
  const { message } = stored;
  for (const ping of pingsOf(body, world)) stored.pings.add(ping);
  const kept = (body.attachments as readonly { id: string }[] | undefined)?.map(({ id }) => String(id));
  const attachments = [
    ...message.attachments.filter(({ id }) => kept === undefined || kept.includes(id)),
    ...attachmentsOf(files, world),
  ];
  stored.message = {
    ...message,
    ...('content' in body ? { content: body.content ?? '' } : {}),
    ...('embeds' in body ? { embeds: richEmbeds(body) } : {}),
    ...('components' in body
      ? { components: numbered(body.components, attachments, world) as NonNullable<APIMessage['components']> }
      : {}),
    attachments,
    flags: ((Number(message.flags) & ~LOADING) | (Number(body.flags ?? 0) & COMPONENTS_V2)) as MessageFlags,
    edited_timestamp: new Date(world.clock.now()).toISOString(),
  };
  stored.versions += 1;
  return stored;
}

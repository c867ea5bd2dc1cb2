// Turns callbacks, follow-ups and edits of interactions into what the user sees, within Discord's times.
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { byField } from '../contract.ts';
import { fileProblems, isEmptyMessage, messageProblems, modalProblems } from '../limits.ts';
import { EPHEMERAL, editMessage, isVersionTwo, LOADING, type MessageBody, storeMessage } from '../messages.ts';
import { restUser } from '../payloads.ts';
import { refuse } from '../refusal.ts';
import type { InteractionState, StoredMessage } from '../state.ts';
import { type Answer, type Call, NOTHING, param, type Route } from './route.ts';

const FIRST_RESPONSE_MILLISECONDS = 3000;
const TOKEN_MILLISECONDS = 15 * 60_000;

const [COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT] = [2, 3, 4, 5];
/** Which first responses an interaction takes, by its type. */
const ALLOWED_CALLBACKS: Readonly<Record<number, readonly number[]>> = {
  [COMMAND]: [4, 5, 9],
  [COMPONENT]: [4, 5, 6, 7, 9],
  [AUTOCOMPLETE]: [8],
  [MODAL_SUBMIT]: [4, 5, 6, 7],
};

const callbackRequest = byField('type', {
  4: CreateMessageInteractionCallbackRequestSchema,
  5: CreateMessageInteractionCallbackRequestSchema,
  6: UpdateMessageInteractionCallbackRequestSchema,
  7: UpdateMessageInteractionCallbackRequestSchema,
  8: ApplicationCommandAutocompleteCallbackRequestSchema,
  9: ModalInteractionCallbackRequestSchema,
});

const dataOf = ({ body }: Call): Readonly<Record<string, unknown>> => (body.data ?? {}) as Record<string, unknown>;
const interactionOf = (call: Call): InteractionState | undefined =>
  call.world.interactions.get(param(call, 'interaction_token') || param(call, 'webhook_token'));

function callbackProblems(call: Call): string[] {
  const type = Number(call.body.type);
  const data = dataOf(call);
  const interaction = interactionOf(call);
  const problems = fileProblems(call.files, data);
  if (interaction && !ALLOWED_CALLBACKS[interaction.type]?.includes(type))
    return [`type: ${type} can't answer an interaction of type ${interaction.type}`];
  if ((type === 6 || type === 7) && interaction?.source === null) return [`type: ${type} needs a message to change`];
  if (type === 9) return [...modalProblems(data)];
  if (type === 5 && (Number(data.flags ?? 0) & ~EPHEMERAL) !== 0)
    return ['flags: a defer takes the ephemeral flag only'];
  if (type === 4) return [...messageProblems(data), ...problems];
  if (type === 7)
    return [...messageProblems(data, interaction?.source ? isVersionTwo(interaction.source) : false), ...problems];
  return [];
}

const ownersOf = ({ channel, user }: InteractionState): Record<string, string> =>
  channel.guild ? { 0: channel.guild.id } : { 1: user.id };

const newMessage = (call: Call, interaction: InteractionState, body: MessageBody, flags = 0) => ({
  author: call.world.bot,
  body,
  files: call.files,
  flags,
  visibleTo: interaction.isEphemeral || (Number(body.flags ?? 0) & EPHEMERAL) !== 0 ? interaction.user.id : null,
  extra: {
    webhook_id: call.world.applicationId,
    application_id: call.world.applicationId,
    ...(interaction.type === COMMAND
      ? {
          interaction_metadata: {
            id: interaction.id,
            type: COMMAND as 2,
            user: restUser(interaction.user),
            authorizing_integration_owners: ownersOf(interaction),
          },
        }
      : {}),
  },
});

function post(call: Call, interaction: InteractionState, body: MessageBody, flags = 0): StoredMessage {
  const stored = storeMessage(call.world, interaction.channel, newMessage(call, interaction, body, flags));
  if (stored.visibleTo === null) call.gateway.messageCreated(interaction.channel, stored);
  return stored;
}

function edit(call: Call, interaction: InteractionState, stored: StoredMessage): StoredMessage {
  const body = (call.body.type === 7 ? dataOf(call) : call.body) as MessageBody;
  editMessage(call.world, stored, body, call.files);
  if (stored.visibleTo === null) call.gateway.messageUpdated(interaction.channel, stored);
  return stored;
}

/** What each first response does. */
function respond(call: Call, interaction: InteractionState): void {
  const data = dataOf(call);
  const type = Number(call.body.type);
  interaction.isEphemeral = (Number(data.flags ?? 0) & EPHEMERAL) !== 0;
  interaction.isThinking = type === 5;
  if (type === 4 && isEmptyMessage(data, call.files.length)) refuse('emptyMessage');
  if (type === 4) interaction.original = post(call, interaction, data as MessageBody);
  if (type === 5) interaction.original = post(call, interaction, { flags: Number(data.flags ?? 0) }, LOADING);
  if (type === 6 || type === 7) interaction.original = interaction.source;
  if (type === 7 && interaction.source) edit(call, interaction, interaction.source);
  if (type === 8) interaction.choices = (data.choices ?? []) as InteractionState['choices'];
  if (type === 9) interaction.modal = data as unknown as InteractionState['modal'];
  interaction.callback = type;
}

function callback(call: Call): Answer {
  const interaction = interactionOf(call);
  if (!interaction || interaction.id !== param(call, 'interaction_id')) refuse('unknownInteraction');
  if (interaction.callback !== null) refuse('alreadyAcknowledged');
  if (call.world.clock.now() - interaction.createdAt > FIRST_RESPONSE_MILLISECONDS) refuse('unknownInteraction');
  respond(call, interaction);
  if (call.query.get('with_response') !== 'true') return NOTHING;
  const { original, id, type, isThinking, isEphemeral, callback: done } = interaction;
  const hasMessage = original !== null && (done === 4 || done === 7);
  return {
    status: 200,
    body: {
      interaction: {
        id,
        type,
        ...(original ? { response_message_id: original.message.id } : {}),
        response_message_loading: isThinking,
        response_message_ephemeral: isEphemeral,
      },
      ...(hasMessage ? { resource: { type: done, message: original.message } } : {}),
    },
  };
}

/** The interaction whose token stands in the path, as long as it lives and was answered once. */
function answered(call: Call): InteractionState {
  const interaction = interactionOf(call);
  if (!interaction || interaction.callback === null || param(call, 'webhook_id') !== call.world.applicationId)
    refuse('unknownWebhook');
  if (call.world.clock.now() - interaction.createdAt > TOKEN_MILLISECONDS) refuse('invalidToken');
  return interaction;
}

function followUp(call: Call): Answer {
  const interaction = answered(call);
  if (isEmptyMessage(call.body, call.files.length)) refuse('emptyMessage');
  if (interaction.isThinking && interaction.original) {
    interaction.isThinking = false;
    return { status: 200, body: edit(call, interaction, interaction.original).message };
  }
  interaction.isEphemeral = false;
  const stored = post(call, interaction, call.body as MessageBody);
  interaction.followUps.push(stored);
  return { status: 200, body: stored.message };
}

/** "@original" or one of the follow-ups. */
function ofInteraction(call: Call, interaction: InteractionState): StoredMessage {
  const id = call.params.message_id;
  const all = [interaction.original, ...interaction.followUps].filter((stored) => stored !== null);
  const stored = id === undefined ? interaction.original : all.find(({ message }) => message.id === id);
  return stored && !stored.isDeleted ? stored : refuse('unknownMessage');
}

function editOne(call: Call): Answer {
  const interaction = answered(call);
  const stored = ofInteraction(call, interaction);
  if (stored === interaction.original) interaction.isThinking = false;
  return { status: 200, body: edit(call, interaction, stored).message };
}

function deleteOne(call: Call): Answer {
  const interaction = answered(call);
  const stored = ofInteraction(call, interaction);
  stored.isDeleted = true;
  if (stored.visibleTo === null) call.gateway.messageDeleted(interaction.channel, stored);
  return NOTHING;
}

function editProblems(call: Call): string[] {
  const interaction = interactionOf(call);
  const id = call.params.message_id;
  const stored =
    id === undefined ? interaction?.original : interaction?.followUps.find(({ message }) => message.id === id);
  return [...messageProblems(call.body, stored ? isVersionTwo(stored) : false)];
}

const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
/** Names that the client library puts into webhook bodies though they mean nothing there. */
const LIBRARY_EXTRAS = ['tts', 'nonce', 'enforce_nonce', 'username', 'avatar_url', 'message_reference'];

const messageRoutes = (path: string): readonly Route[] => [
  {
    method: 'get',
    path,
    isTokenInPath: true,
    answer: MessageResponseSchema,
    handle: (call) => ({ status: 200, body: ofInteraction(call, answered(call)).message }),
  },
  {
    method: 'patch',
    path,
    isTokenInPath: true,
    body: IncomingWebhookUpdateRequestPartialSchema,
    extras: LIBRARY_EXTRAS,
    limits: editProblems,
    answer: MessageResponseSchema,
    handle: editOne,
  },
  { method: 'delete', path, isTokenInPath: true, handle: deleteOne },
];

export const INTERACTION_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    query: ['with_response'],
    isTokenInPath: true,
    body: callbackRequest,
    extras: LIBRARY_EXTRAS.map((name) => `data.${name}`),
    limits: callbackProblems,
    answer: InteractionCallbackResponseSchema,
    handle: callback,
  },
  {
    method: 'post',
    path: WEBHOOK,
    query: ['wait', 'thread_id', 'with_components'],
    isTokenInPath: true,
    body: IncomingWebhookRequestPartialSchema,
    extras: ['nonce', 'enforce_nonce'],
    limits: (call) => messageProblems(call.body),
    answer: MessageResponseSchema,
    handle: followUp,
  },
  ...messageRoutes(`${WEBHOOK}/messages/@original`),
  ...messageRoutes(`${WEBHOOK}/messages/{message_id}`),
];

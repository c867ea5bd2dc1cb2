// What a person does in the stand-in's workspace: writing, commanding, pressing, opening.
import { ADA, APP, GENERAL } from './local-slack.ts';

type Json = Readonly<Record<string, unknown>>;

export interface ShownMessage {
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts?: string;
  readonly bot_id?: string;
  readonly blocks?: readonly Json[];
  readonly [key: string]: unknown;
}

export interface Person {
  /** Resolves with the message's ts. */
  say(channel: string, text: string, thread?: string): Promise<string>;
  command(text: string, channel?: string): Promise<void>;
  press(message: ShownMessage, actionId: string, channel?: string): Promise<void>;
  openHome(): Promise<void>;
  /** All messages of a channel, oldest first. */
  messages(channel: string): Promise<readonly ShownMessage[]>;
}

export const mention = (text: string): string => `<@${APP.botUser}> ${text}`;

interface ButtonJson extends Json {
  readonly action_id: string;
}

/** All buttons of blocks, in order, each with its block_id. */
export function buttonsIn(blocks: readonly Json[] | undefined): readonly ButtonJson[] {
  const actions = (blocks ?? []).filter(({ type }) => type === 'actions');
  return actions.flatMap(({ elements, block_id }) => (elements as ButtonJson[]).map((each) => ({ ...each, block_id })));
}

/** The button with this label. */
export function buttonOf(blocks: readonly Json[] | undefined, label: string): ButtonJson {
  const found = buttonsIn(blocks).find(({ text }) => (text as { readonly text: string }).text === label);
  if (!found) throw new Error(`there is no button “${label}”`);
  return found;
}

/** All words of blocks, in order. */
export function wordsIn(blocks: unknown): string {
  const words: string[] = [];
  JSON.stringify(blocks ?? [], (_key, value) => {
    if (['plain_text', 'mrkdwn', 'text', 'link'].includes(value?.type)) words.push(value.text);
    if (value?.type === 'image') words.push(value.alt_text);
    if (value?.type === 'channel') words.push(`<#${value.channel_id}>`);
    return value;
  });
  return words.join('\n');
}

export function createPerson(slack: string, user = ADA): Person {
  const control = async (route: string, body: Json): Promise<Json> => {
    const response = await fetch(`${slack}/_control/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`);
    return JSON.parse(text) as Json;
  };
  return {
    async say(channel, text, thread) {
      const said = await control('message', {
        channel,
        user,
        text,
        ...(thread ? { thread_ts: thread, threadTs: thread } : {}),
      });
      return (said.message as ShownMessage).ts;
    },
    async command(text, channel = GENERAL) {
      await control('command', { channel, user, command: '/saga', text });
    },
    async press(message, actionId, channel = GENERAL) {
      const action = buttonsIn(message.blocks).find(({ action_id }) => action_id === actionId);
      if (!action) throw new Error(`there is no button ${actionId}`);
      await control('interact', { channel, user, messageTs: message.ts, action });
    },
    async openHome() {
      await control('open-home', { user });
    },
    async messages(channel) {
      const response = await fetch(`${slack}/_control/messages/${channel}`);
      return ((await response.json()) as { readonly messages: ShownMessage[] }).messages;
    },
  };
}

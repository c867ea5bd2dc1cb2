// What the real Slack enforces and the stand-in does not: tokens, trigger_ids, response_urls, Block Kit, how often may be posted.
import type { BlockKitCheck } from './block-kit-check.ts';
import { APP } from './local-slack.ts';

type Json = Readonly<Record<string, unknown>>;

/** A refusal as Slack words it, or null. */
export type Refusal = { readonly error: string; readonly isViolation: boolean; readonly detail?: string } | null;

/** Slack's three seconds, and what a busy machine makes of them. */
const TRIGGER_MS = 15_000;
const MAX_RESPONSES = 5;
const RESPONSE_MS = 30 * 60_000;
const POST_INTERVAL = 1000;

const refusal = (error: string, detail?: string): Refusal => ({
  error,
  isViolation: true,
  ...(detail ? { detail } : {}),
});

const POSTS = new Set(['chat.postMessage', 'chat.postEphemeral', 'chat.update']);
const VIEWS = new Set(['views.open', 'views.push', 'views.publish', 'views.update']);

export interface Rules {
  /** A payload that carries a trigger_id went to the bot. */
  noteTrigger(trigger: string): void;
  call(method: string, token: string | null, args: Json): Refusal;
  response(id: string, payload: Json): Refusal;
  /** From now on: one post a second and channel. Returns the seconds to wait, or null. */
  isTooFast(method: string, args: Json): boolean;
  limitPosts(isLimited: boolean): void;
}

export function createRules(check: BlockKitCheck): Rules {
  const triggers = new Map<string, { readonly at: number; isUsed: boolean }>();
  const responses = new Map<string, { readonly at: number; uses: number }>();
  const posted = new Map<string, number>();
  let isLimited = false;

  const triggerRefusal = (id: string): Refusal => {
    const trigger = triggers.get(id);
    if (!trigger) return refusal('invalid_trigger_id');
    if (trigger.isUsed) return refusal('exchanged_trigger_id');
    trigger.isUsed = true;
    return performance.now() - trigger.at > TRIGGER_MS ? refusal('expired_trigger_id') : null;
  };

  /** Ours on top: nobody is pinged, nothing is looked up. */
  const postRefusal = (args: Json): Refusal => {
    const problems = [...check.message(args)];
    if (args.parse !== 'none') problems.push('parse is not none');
    for (const name of ['link_names', 'unfurl_links', 'unfurl_media'])
      if (args[name] !== false && args[name] !== 'false') problems.push(`${name} is not off`);
    return problems.length > 0 ? refusal('invalid_blocks', problems.join('; ')) : null;
  };

  return {
    noteTrigger: (trigger) => triggers.set(trigger, { at: performance.now(), isUsed: false }),
    call(method, token, args) {
      const expected = method === 'apps.connections.open' ? APP.appToken : APP.botToken;
      if (token !== expected) return { error: 'invalid_auth', isViolation: false };
      if (POSTS.has(method)) return postRefusal(args);
      if (VIEWS.has(method)) {
        const problems = check.view(args.view as Record<string, unknown>);
        if (problems.length > 0) return refusal('invalid_arguments', problems.join('; '));
      }
      return method === 'views.open' || method === 'views.push' ? triggerRefusal(String(args.trigger_id)) : null;
    },
    response(id, payload) {
      const used = responses.get(id) ?? { at: performance.now(), uses: 0 };
      used.uses += 1;
      responses.set(id, used);
      if (used.uses > MAX_RESPONSES || performance.now() - used.at > RESPONSE_MS) return refusal('used_url');
      const problems = check.message(payload);
      return problems.length > 0 ? refusal('invalid_blocks', problems.join('; ')) : null;
    },
    isTooFast(method, args) {
      if (!isLimited || method !== 'chat.postMessage') return false;
      const channel = String(args.channel);
      const before = posted.get(channel);
      const isFast = before !== undefined && performance.now() - before < POST_INTERVAL;
      if (!isFast) posted.set(channel, performance.now());
      return isFast;
    },
    limitPosts: (value) => {
      isLimited = value;
    },
  };
}

// Turns a wish ("the second post from now on is answered 429") into what the stand-in of either platform does.
import type { Fault as DiscordFault } from '../e2e/discord-server/faults.ts';
import type { Fault as SlackFault } from '../e2e/slack-server/faults.ts';
import type { Platform } from './records.ts';
import type { Stage } from './stage.ts';

export type Trouble =
  /** The connection ends without an answer; `after`: the message is stored all the same. */
  | { readonly kind: 'cut'; readonly when: 'before' | 'after' }
  /** No answer comes, and nothing is stored. */
  | { readonly kind: 'hang' }
  /** 429 with Retry-After, in seconds. */
  | { readonly kind: 'busy'; readonly seconds: number }
  /** 503. */
  | { readonly kind: 'ill' };

function onDiscord(trouble: Trouble): DiscordFault {
  switch (trouble.kind) {
    case 'cut':
      return trouble;
    case 'hang':
      return { kind: 'hang', when: 'before' };
    case 'busy':
      return { kind: 'rate-limit', scope: 'user', retryAfter: trouble.seconds };
    case 'ill':
      return { kind: 'fail', status: 503 };
  }
}

function onSlack(trouble: Trouble): SlackFault {
  switch (trouble.kind) {
    case 'cut':
      return trouble;
    case 'hang':
      return { kind: 'hang' };
    case 'busy':
      return { kind: 'rate-limited', seconds: trouble.seconds };
    case 'ill':
      return { kind: 'unavailable' };
  }
}

const POST = { method: 'post', path: '/channels/{channel_id}/messages' } as const;

/** The `nth` post from now on, beginning with 1, meets the trouble. */
export function meets(stage: Stage, platform: Platform, nth: number, trouble: Trouble): void {
  const road = stage.road(platform);
  let left = nth;
  road.onPost = () => {
    left -= 1;
    if (left > 0) return;
    road.onPost = null;
    if (platform === 'discord') stage.discord?.faults.next(POST, onDiscord(trouble));
    else stage.slack?.faults.add('chat.postMessage', onSlack(trouble));
  };
}

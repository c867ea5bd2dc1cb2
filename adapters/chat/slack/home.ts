// Turns the record into the App Home of a person: the newest digest, and the sagas that are followed.
import type { App } from '@slack/bolt';
import type { HomeView, KnownBlock } from '@slack/types';
import type { Setting } from '../../../src/bot/desk.ts';
import { answerOf, pagesOf } from './answer.ts';
import { plain } from './escape.ts';
import { MAX_VIEW_BLOCKS } from './limits.ts';
import { problemOf } from './problems.ts';
import { type Room, setIn } from './room.ts';

/** What stands in the Home, in order: commands of the table that need no option. */
const PARTS = ['digest', 'sagas'] as const;

const HOW: KnownBlock = {
  type: 'section',
  text: plain(
    'Ask me here in Messages, mention me in a channel, or use /saga there. “/saga help” lists what there is.',
  ),
};

async function partBlocks(room: Room, name: string, setting: Setting): Promise<readonly KnownBlock[]> {
  const outgoing = await answerOf(room.log, () => room.desk.command(name, {}, setting));
  return pagesOf(outgoing, true)[0]?.blocks ?? [];
}

/** Whole parts only: one that no longer fits is left out. */
function viewOf(parts: readonly (readonly KnownBlock[])[]): HomeView {
  const blocks: KnownBlock[] = [HOW];
  for (const part of parts)
    if (blocks.length + part.length < MAX_VIEW_BLOCKS) blocks.push({ type: 'divider' }, ...part);
  return { type: 'home', blocks: withOwnIds(blocks) };
}

/** Each message numbers its own buttons; in one view they must differ. */
const withOwnIds = (blocks: readonly KnownBlock[]): KnownBlock[] =>
  blocks.map((block, at) =>
    block.type === 'actions'
      ? {
          ...block,
          elements: block.elements.map((element) =>
            'action_id' in element ? { ...element, action_id: `${element.action_id}.${at}` } : element,
          ),
        }
      : block,
  );

/** The types leave it out, Slack sends it: who publishes over a newer Home is refused. */
const hashOf = (view: unknown): string | undefined => (view as { readonly hash?: string } | undefined)?.hash;

async function publish(room: Room, user: string, hash: string | undefined): Promise<void> {
  const setting = setIn(room, { channel: user, user, thread: 'home', isPublic: false });
  const parts = await Promise.all(PARTS.map((name) => partBlocks(room, name, setting)));
  const view = viewOf(parts);
  try {
    await room.speaker.call((client) => client.views.publish({ user_id: user, view, ...(hash ? { hash } : {}) }));
  } catch (error) {
    // a hash conflict means that a newer Home is there already
    room.log.warn({ reason: problemOf(error)?.reason ?? 'unknown' }, 'publishing the App Home failed');
  }
}

export function listenToHome(app: App, room: Room): void {
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await room.track(publish(room, event.user, hashOf(event.view)));
  });
}

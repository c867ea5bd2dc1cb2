// Turns shortcuts into modals, and the one on a message into what the record says about it.
import type { App } from '@slack/bolt';
import { typedText } from '../hearing/read.ts';
import { type Room, setFor } from '../room.ts';
import { isDirect, isPublicChannel } from '../setting.ts';
import { answerOf, pagesOf } from '../speaking/answer.ts';
import { respondWith } from '../speaking/respond.ts';
import { tellPerson } from '../speaking/tell.ts';
import { ASK } from './ask-modal.ts';
import { openForm } from './opening.ts';

/** callback_ids. */
export const FOLLOW = 'saga.modal.follow';
export const ABOUT = 'saga.about';

const OPENED: Readonly<Record<string, string>> = { [ASK]: 'ask', [FOLLOW]: 'follow' };

function openFromAnywhere(app: App, room: Room): void {
  app.shortcut({ callback_id: /^saga\.modal\./, type: 'shortcut' }, async ({ shortcut, ack }) => {
    await ack();
    const { user, trigger_id: trigger } = shortcut;
    const command = OPENED[shortcut.callback_id];
    if (command === undefined || !(await room.once(`trigger/${trigger}`))) return;
    const origin = { channel: null, home: null };
    const refused = await room.track(openForm(room, { command, value: null, user: user.id, trigger, origin }));
    if (refused) await room.track(tellPerson(room, user.id, refused));
  });
}

/** "What does the record say about this?": the message's own words are the question. */
function askAboutMessages(app: App, room: Room): void {
  app.shortcut({ callback_id: ABOUT, type: 'message_action' }, async ({ shortcut, ack, respond }) => {
    await ack();
    const { id: channel, name } = shortcut.channel;
    if (shortcut.trigger_id && !(await room.once(`trigger/${shortcut.trigger_id}`))) return;
    const setting = setFor(room, {
      channel,
      user: shortcut.user.id,
      thread: shortcut.message.thread_ts ?? null,
      isPublic: isPublicChannel(channel, name),
    });
    const question = typedText(shortcut.message.text ?? '', room.identity.botUser);
    const work = answerOf(room.log, () => room.desk.command('ask', { question }, setting));
    const how = { audience: 'person', replaces: false, thread: null } as const;
    await room.track(work.then((answer) => respondWith(respond, room.log, pagesOf(answer, isDirect(channel)), how)));
  });
}

export function listenToShortcuts(app: App, room: Room): void {
  openFromAnywhere(app, room);
  askAboutMessages(app, room);
}

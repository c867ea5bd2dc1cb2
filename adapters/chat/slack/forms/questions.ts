// Turns what was filled in in the modal to ask in into an answer in the direct message.
import type { App } from '@slack/bolt';
import { aloneWith, type Room } from '../room.ts';
import { answerOf } from '../speaking/answer.ts';
import { answerPerson } from '../speaking/tell.ts';
import { ASK, askedIn } from './ask-modal.ts';

export function listenToQuestions(app: App, room: Room): void {
  app.view(ASK, async ({ body, view, ack }) => {
    const asked = askedIn(view);
    if ('errors' in asked) {
      await ack({ response_action: 'errors', errors: { ...asked.errors } });
      return;
    }
    await ack();
    const user = body.user.id;
    const work = answerOf(room.log, () => room.desk.command(asked.name, asked.values, aloneWith(room, user)));
    await room.track(work.then((answer) => answerPerson(room, user, answer)));
  });
}

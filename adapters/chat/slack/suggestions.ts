// Turns what somebody types into a select into the options that the desk suggests, in time or none.
import type { App } from '@slack/bolt';
import type { Option } from '@slack/types';
import type { Choice } from '../../../src/bot/command.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import { plain } from './escape.ts';
import { inTime } from './in-time.ts';
import { MAX_OPTION_TEXT, MAX_OPTION_VALUE, MAX_OPTIONS, OPTIONS_RESPONSE } from './limits.ts';
import { PICKED } from './modals.ts';
import { escapedLength } from './pieces.ts';
import { aloneWith, type Room } from './room.ts';

/** Choices that fit; nothing is cut to fit. */
const optionsOf = (choices: readonly Choice[]): Option[] =>
  choices
    .map(({ label, value }) => ({ label: inertLine(label) ?? '', value }))
    .filter(
      ({ label, value }) => label !== '' && escapedLength(label) <= MAX_OPTION_TEXT && value.length <= MAX_OPTION_VALUE,
    )
    .slice(0, MAX_OPTIONS)
    .map(({ label, value }) => ({ text: plain(label), value }));

export function suggestInModals(app: App, room: Room): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /^saga\.pick\./ },
    async ({ options, ack }) => {
      const kind = PICKED[options.action_id];
      const user = options.user.id;
      const setting = aloneWith(room, user);
      const work = kind ? room.desk.suggest({ kind }, options.value ?? '', setting) : Promise.resolve([]);
      const choices = await inTime(
        work.catch((error: unknown) => {
          room.log.error({ err: error }, 'suggesting in Slack failed');
          return [];
        }),
        OPTIONS_RESPONSE,
        [],
      );
      await ack({ options: optionsOf(choices) });
    },
  );
}

// Turns what somebody types into a select into the options that the desk suggests, in time or none.
import type { App } from '@slack/bolt';
import type { Choice, CommandOption } from '../../../../src/bot/commands/command.ts';
import { findCommand } from '../../../../src/bot/commands/table.ts';
import { inTime } from '../../in-time.ts';
import { OPTIONS_RESPONSE } from '../limits.ts';
import type { Room } from '../room.ts';
import { DAY } from './ask-modal.ts';
import { readFormState } from './forms.ts';
import { OPTION, optionsOf } from './inputs.ts';
import { settingFor } from './opening.ts';

interface Typing {
  readonly input: string;
  readonly typed: string;
  readonly user: string;
  /** private_metadata of the modal. */
  readonly metadata: string | undefined;
}

/** The option that an input is for, and the channel that its command is for. */
function optionFor({
  input,
  metadata,
}: Typing): readonly [Pick<CommandOption, 'kind' | 'choices'>, string | null] | null {
  if (input === DAY) return [{ kind: 'date' }, null];
  const state = readFormState(metadata);
  const option = state && findCommand(state.command).options.find(({ name }) => input === `${OPTION}${name}`);
  return option ? [option, state.channel] : null;
}

async function suggested(room: Room, typing: Typing): Promise<readonly Choice[]> {
  try {
    const [option, channel] = optionFor(typing) ?? [null, null];
    return option ? await room.desk.suggest(option, typing.typed, settingFor(room, typing.user, channel)) : [];
  } catch (error) {
    room.log.error({ err: error }, 'suggesting in Slack failed');
    return [];
  }
}

export function suggestInModals(app: App, room: Room): void {
  app.options<'block_suggestion'>(
    { type: 'block_suggestion', action_id: /^saga\./ },
    async ({ options: { action_id, value, user, view }, ack }) => {
      const typing: Typing = { input: action_id, typed: value ?? '', user: user.id, metadata: view?.private_metadata };
      await ack({ options: optionsOf(await inTime(suggested(room, typing), OPTIONS_RESPONSE, [])) });
    },
  );
}

// What people do in modals and in the App Home, which the stand-in cannot play: the payloads that Slack sends for it.
import { ADA, APP, GENERAL } from './local-slack.ts';
import { buttonOf } from './person.ts';
import type { Json, Scene } from './scene.ts';

export interface Acts {
  shortcut(callback: string, user?: string): Promise<Json>;
  /** Sends a modal off with what was changed in it, by input. Resolves with the acknowledgement. */
  submit(view: Json, values: Json, user?: string): Promise<Json>;
  /** What a select of a modal suggests for what is typed into it, by value. */
  suggested(view: Json, input: string, typed: string): Promise<readonly string[]>;
  /** Presses a button of a message that only the person sees. */
  pressOwn(
    blocks: unknown,
    label: string,
    where?: { readonly channel?: string; readonly user?: string },
  ): Promise<void>;
  pressInHome(view: Json, button: Json, user?: string): Promise<void>;
}

export const picked = (value: string): Json => ({ type: 'external_select', selected_option: { value } });
export const typedIn = (value: string): Json => ({ type: 'plain_text_input', value });
export const at = (time: string): Json => ({ type: 'timepicker', selected_time: time });
export const inChannel = (channel: string): Json => ({
  type: 'conversations_select',
  selected_conversation: channel,
});

/** What stands in an input that nobody has touched. */
function untouched({ element = {} }: { readonly element?: Json }): Json {
  const { initial_value: value = null, initial_option: option = null, initial_time: time = null } = element;
  return { type: element.type, value, selected_option: option, selected_time: time };
}

const untouchedIn = (view: Json): Json =>
  Object.fromEntries(
    ((view.blocks ?? []) as readonly { readonly block_id: string; readonly element?: Json }[])
      .filter(({ element }) => element !== undefined)
      .map((input) => [input.block_id, untouched(input)]),
  );

/** {"saga.option.time": …} becomes the state as Slack nests it. */
const nested = (values: Json): Json =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { [id]: value }]));

export function createActs(scene: Scene): Acts {
  const { interaction, unique } = scene;
  const act = (fields: Json): Promise<Json> =>
    scene.workspace.proxy.inject('interactive', interaction({ trigger_id: unique('trigger'), ...fields }));
  const by = (id: string): Json => ({ user: { id, username: 'x', team_id: APP.team } });
  const press = (button: Json, fields: Json): Promise<Json> =>
    act({
      type: 'block_actions',
      response_url: `${scene.workspace.proxy.url}/_hooks/response/${unique('none')}`,
      actions: [{ type: 'button', action_ts: '1', block_id: 'b', ...button }],
      ...fields,
    });
  return {
    shortcut: (callback, user = ADA) => act({ type: 'shortcut', callback_id: callback, action_ts: '1', ...by(user) }),
    submit: (view, values, user = ADA) =>
      act({
        type: 'view_submission',
        view: { ...view, id: 'V1', state: { values: nested({ ...untouchedIn(view), ...values }) } },
        ...by(user),
      }),
    async suggested(view, input, typed) {
      const { options } = await act({
        type: 'block_suggestion',
        action_id: input,
        block_id: input,
        value: typed,
        view: { ...view, id: 'V1' },
      });
      return (options as readonly { readonly value: string }[]).map(({ value }) => value);
    },
    async pressOwn(blocks, label, { channel = GENERAL, user = ADA } = {}) {
      await press(buttonOf(blocks as readonly Json[], label), {
        container: { type: 'message', message_ts: '1.1', channel_id: channel, is_ephemeral: true },
        channel: { id: channel, name: channel === GENERAL ? 'general' : 'privategroup' },
        ...by(user),
      });
    },
    async pressInHome(view, button, user = ADA) {
      await press(button, { container: { type: 'view', view_id: 'V1' }, view: { ...view, id: 'V1' }, ...by(user) });
    },
  };
}

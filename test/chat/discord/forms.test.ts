// Turns buttons of forms into modals, and what people fill in there into commands, with a scripted core.
import { type APIMessage, PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { Exchange } from '../../e2e/discord-server/exchange.ts';
import { flatten } from '../../e2e/discord-server/limits.ts';
import type { Person } from '../../e2e/discord-server/person.ts';
import { wait } from '../../e2e/discord-server/wait.ts';
import { labelsOf, openStage, type Stage, textOf } from './bot.ts';

let stage: Stage;

beforeEach(async () => {
  stage = await openStage();
  stage.desk.actions = [{ id: 'change', label: 'Change', value: 'form:schedule:harbour' }];
  stage.desk.standing = { time: '08:00', zone: 'Europe/Berlin', days: 'mon,thu', period: '5d', empty: 'say' };
});
afterEach(() => stage.close());

type Field = Readonly<Record<string, unknown>>;

/** A list that only this person sees, with the button of a form. */
const listFor = (person: Person): Exchange => person.uses(stage.channel, 'saga list');
const opened = async (person: Person, list: Exchange): Promise<Exchange> => {
  const exchange = person.presses(await list.answer(), 'Change');
  await exchange.modal();
  return exchange;
};
const labels = async (exchange: Exchange): Promise<readonly Field[]> =>
  (await exchange.modal()).components as unknown as readonly Field[];
const fields = async (exchange: Exchange): Promise<readonly Field[]> =>
  (await labels(exchange)).map(({ component }) => component as Field);
const ticked = (field: Field | undefined): readonly unknown[] =>
  ((field?.options ?? []) as readonly Field[]).filter((option) => option.default === true).map(({ value }) => value);
const belowOf = async (exchange: Exchange): Promise<APIMessage> => {
  await wait(() => exchange.interaction.followUps.length > 0, 'a sentence below');
  const [below] = exchange.interaction.followUps;
  if (!below) throw new Error('nothing stands below');
  return below.message;
};

test('a form holds the five most important options, filled in with what stands', async () => {
  const exchange = await opened(stage.ada, listFor(stage.ada));
  const [time, zone, days, period, empty] = await fields(exchange);
  expect((await exchange.modal()).title).toBe('Schedule: harbour');
  expect([time?.value, zone?.value]).toEqual(['08:00', 'Europe/Berlin']);
  expect([time?.placeholder, zone?.placeholder]).toEqual(['08:00', 'America/New_York']);
  expect(ticked(days)).toEqual(['mon', 'thu']);
  expect(days).toMatchObject({ min_values: 0, max_values: 7, required: false });
  expect(period?.value).toBe('5d');
  expect(ticked(empty)).toEqual(['say']);
  expect((await labels(exchange)).map(({ label }) => label)).toEqual(['Time', 'Zone', 'Days', 'Period', 'Empty']);
  expect((await labels(exchange)).at(-1)?.description).toContain('More in /saga schedule: quiet, replay, alerts');
});

test('a story that is told as it happened has its day in the form; left as it is, it goes on', async () => {
  stage.desk.standing = { ...stage.desk.standing, replay: '2021-05-03' };
  const exchange = await opened(stage.ada, listFor(stage.ada));
  expect((await fields(exchange)).map(({ custom_id: id }) => id)).toEqual(['time', 'zone', 'days', 'replay', 'empty']);
  const answer = await stage.ada.submits(exchange, { time: '09:00' }).answer();
  expect(textOf(answer)).toContain('Command schedule: 09:00 Europe/Berlin mon,thu say harbour');
  const again = await opened(stage.ada, listFor(stage.ada));
  expect(textOf(await stage.ada.submits(again, { replay: 'none' }).answer())).toContain('none');
});

test('what is filled in takes the place of the message with the button', async () => {
  const list = listFor(stage.ada);
  const exchange = await opened(stage.ada, list);
  await stage.ada.submits(exchange, { time: '18:30', days: 'sat,sun', empty: 'silent' }).answer();
  expect(list.messages()).toHaveLength(1);
  expect(textOf(list.messages()[0])).toContain('Command schedule: 18:30 Europe/Berlin sat,sun 5d silent harbour');
});

test('under a message that everybody sees the answer is the person’s own', async () => {
  stage.ada.uses(stage.channel, 'saga list', { public: true });
  const list = () => stage.server.messagesIn(stage.channel)[0];
  await wait(() => list() !== undefined, 'the public list');
  const exchange = stage.ada.presses(list() as APIMessage, 'Change');
  await exchange.modal();
  const submitted = stage.ada.submits(exchange, {});
  expect(textOf(await submitted.answer())).toContain('Command schedule');
  expect(submitted.isPrivate).toBe(true);
  expect(textOf(list())).toContain('Command list');
});

test('what is left empty is not said', async () => {
  const exchange = await opened(stage.ada, listFor(stage.ada));
  const changes = { time: '', zone: ' ', days: '', period: '', empty: '' };
  expect(textOf(await stage.ada.submits(exchange, changes).answer())).toContain('Command schedule: harbour');
});

test('a wrong value is one sentence; nothing that was filled in is lost', async () => {
  const list = listFor(stage.ada);
  const exchange = await opened(stage.ada, list);
  stage.desk.failure = new UserError('bad-argument', 'The time is HH:MM; it is “25:00”.');
  const below = await belowOf(stage.ada.submits(exchange, { time: '25:00', zone: 'Mars/*Olympus*' }));
  expect(textOf(below)).toContain('The time is HH:MM; it is “25:00”.');
  expect(textOf(below)).toContain('You filled in time: 25:00; zone: Mars/\\*Olympus\\*; days: mon,thu');
  expect(textOf(list.messages()[0])).toContain('Command list');
  stage.desk.failure = null;
  const retried = stage.ada.presses(below, 'Try again');
  const [time, zone] = await fields(retried);
  expect([time?.value, zone?.value]).toEqual(['25:00', 'Mars/*Olympus*']);
  const answer = await stage.ada.submits(retried, { time: '05:00', zone: 'UTC' }).answer();
  expect(textOf(answer)).toContain('Command schedule: 05:00 UTC mon,thu 5d say harbour');
});

test('what was filled in long ago is told to be too old', async () => {
  const exchange = await opened(stage.ada, listFor(stage.ada));
  stage.desk.failure = new UserError('bad-argument', 'The time is wrong.');
  const below = await belowOf(stage.ada.submits(exchange, { time: '25:00' }));
  const id = String(labelIdOf(below)).split(':')[1];
  await stage.memory.forget(`discord/form/${stage.guild.id}/${stage.ada.id}/${id}`);
  const pressed = stage.ada.presses(below, 'Try again');
  expect(textOf(await pressed.answer())).toContain('too old');
});
const labelIdOf = (message: APIMessage): unknown =>
  flatten(message.components).find(({ label }) => label === 'Try again')?.custom_id;

test('a form is not opened for those who do not manage the channel', async () => {
  stage.ada.uses(stage.channel, 'saga list', { public: true });
  const list = () => stage.server.messagesIn(stage.channel)[0];
  await wait(() => list() !== undefined, 'the public list');
  const pressed = stage.ben.presses(list() as APIMessage, 'Change');
  expect(textOf(await pressed.answer())).toBe(
    'Only those who manage this channel can use “schedule”; ask one of them.',
  );
  expect(pressed.isPrivate).toBe(true);
  expect(pressed.interaction.modal).toBe(null);
});

test('permission is asked for again when a form is sent', async () => {
  const cleo = stage.server.person('Cleo');
  stage.server.join(stage.guild, cleo, { isManager: true });
  const exchange = await opened(cleo, listFor(cleo));
  stage.server.join(stage.guild, cleo);
  await cleo.submits(exchange, {}).answer();
  expect(stage.desk.settings.at(-1)?.person.canManage).toBe(false);
});

test('a manager by a channel’s own permissions counts, too', async () => {
  const cleo = stage.server.person('Cleo');
  stage.server.join(stage.guild, cleo);
  stage.server.permit(stage.channel, cleo, PermissionFlagsBits.ManageChannels);
  await opened(cleo, listFor(cleo));
});

test('a form is opened in time, though empty, whatever the core is doing; what it does not say stays as it is', async () => {
  const list = listFor(stage.ada);
  const message = await list.answer();
  const { form } = stage.desk;
  stage.desk.form = () => new Promise(() => {});
  const exchange = stage.ada.presses(message, 'Change');
  const given = await fields(exchange);
  expect(given.map(({ value }) => value)).toEqual(Array(5).fill(undefined));
  expect(ticked(given[2])).toEqual([]);
  stage.desk.form = form;
  const answer = await stage.ada.submits(exchange, { time: '07:00' }).answer();
  expect(textOf(answer)).toContain('Command schedule: 07:00 harbour');
});

test('a form that the gateway sends twice is used once', async () => {
  const exchange = await opened(stage.ada, listFor(stage.ada));
  const submitted = stage.ada.submits(exchange, {});
  stage.ada.repeats(submitted);
  await submitted.answer();
  stage.ada.repeats(submitted);
  await stage.ada.uses(stage.channel, 'saga help').answer();
  expect(stage.desk.settings).toHaveLength(3);
});

test('what breaks is not shown, and nothing filled in is lost either', async () => {
  const exchange = await opened(stage.ada, listFor(stage.ada));
  stage.desk.failure = new Error('secret/path/of/the/store');
  const below = await belowOf(stage.ada.submits(exchange, { time: '07:00' }));
  expect(textOf(below)).toContain('Something went wrong');
  expect(textOf(below)).toContain('time: 07:00');
  expect(labelsOf(below)).toEqual(['Try again']);
  expect(stage.log.lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
});

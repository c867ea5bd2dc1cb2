// Turns the desk into conversations over a real record: questions, commands, buttons, settings, on no platform in particular.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import type { SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { createDesk, type Desk, type Outgoing, type Setting } from '../../../src/bot/desk/desk.ts';
import { renderText } from '../../../src/digests/render-text.ts';
import { openHarbourRecord, SAGAS } from '../harbour.ts';

const clock = { now: () => Date.UTC(2024, 4, 1, 12) };
let data: SqliteData;
let desk: Desk;

const openDesk = (more: Partial<Parameters<typeof createDesk>[0]> = {}): Desk => {
  const sagas = createSagaFolders([SAGAS]);
  const daybook = createDaybook({ store: data.store, sagas, clock });
  return createDesk({ daybook, sagas, clock, zone: 'Europe/Amsterdam', ...data, ...more });
};

beforeAll(async () => {
  ({ data } = await openHarbourRecord());
  desk = openDesk();
});
afterAll(() => data.close());

const setting = (thread: string | null, workspace = 'W1', canManage = false): Setting => ({
  place: { channel: { platform: 'discord', workspace, id: 'C1' }, thread, isPrivate: false },
  person: { id: 'U1', canManage },
});
const textOf = ({ message }: Outgoing): string => renderText(message);
const buttonOf = ({ message }: Outgoing, label: string): string => {
  const block = message.blocks.find(({ kind }) => kind === 'actions');
  const action = block?.kind === 'actions' ? block.actions.find((candidate) => candidate.label === label) : undefined;
  if (!action) throw new Error(`there is no button “${label}”`);
  return action.value;
};

describe('a conversation in a thread', () => {
  test('goes on from the days talked about, also in a new process', async () => {
    expect(await desk.knows(setting('t1').place)).toBe(false);
    await desk.ask('what happened on November 15, 2023?', setting('t1'));
    const answer = await openDesk().ask('and the day before?', setting('t1'));
    expect(textOf(answer)).toMatch(/14 November 2023/);
    expect(await desk.knows(setting('t1').place)).toBe(true);
  });

  test('is not known in another workspace', async () => {
    await desk.ask('what happened on November 15, 2023?', setting('t2'));
    expect(await desk.knows(setting('t2', 'W2').place)).toBe(false);
  });
});

describe('help', () => {
  test('begins with three things that have an answer, and leaves what managers may do to them', async () => {
    const help = await desk.command('help', {}, setting(null));
    const tries = help.message.blocks.find((block) => block.kind === 'suggestions');
    if (tries?.kind !== 'suggestions') throw new Error('nothing to try');
    expect(tries.questions).toHaveLength(3);
    for (const question of tries.questions)
      expect(textOf(await desk.ask(question, setting(null))), question).toMatch(/\b20\d\d\b/);
    expect(textOf(help)).toMatch(/have besides: follow, /);
    expect(textOf(await desk.command('help', {}, setting(null, 'W1', true)))).toMatch(/follow <saga>/);
  });
});

describe('buttons', () => {
  test.each(['February 30, 2023', 'July 4, 2022'])('do not post to the channel that %s has nothing', async (date) => {
    const asked = await desk.command('on', { date }, setting(null));
    expect(() => buttonOf(asked, 'Post to channel')).toThrow('there is no button');
  });

  test('lead to the neighbouring day, the sources and the channel, also in a new process', async () => {
    const asked = await desk.command('on', { date: 'November 14' }, setting(null));
    expect(asked.audience).toBe('person');
    const next = await openDesk().press(buttonOf(asked, 'Next day'), setting(null));
    expect(textOf(next)).toMatch(/15 November 2023/);
    expect((await desk.press(buttonOf(asked, 'Post to channel'), setting(null))).audience).toBe('channel');
    expect(textOf(await desk.press(buttonOf(asked, 'Sources'), setting(null)))).toMatch(/Oudewier Courant/);
  });

  test('of the days around it stand in the place of the questions about them, but where nothing was found', async () => {
    const questions = ({ message }: Outgoing): readonly string[] =>
      message.blocks.flatMap((block) => (block.kind === 'suggestions' ? block.questions : []));
    const found = await desk.command('on', { date: 'November 15, 2023' }, setting(null));
    expect(questions(found).filter((question) => question.startsWith('What happened on'))).toEqual([]);
    const nothing = await desk.command('on', { date: 'July 4, 2023' }, setting(null));
    expect(questions(nothing).some((question) => question.startsWith('What happened on'))).toBe(true);
  });

  test('of another workspace and buttons of nobody get a sentence', async () => {
    const asked = await desk.command('on', { date: 'November 14' }, setting(null));
    await expect(desk.press(buttonOf(asked, 'Next day'), setting(null, 'W2'))).rejects.toThrow(/too old/);
    await expect(desk.press('evil', setting(null))).rejects.toThrow(/not one of mine/);
  });

  test('a button is short enough for every platform', async () => {
    const asked = await desk.command('on', { date: 'November 14' }, setting(null));
    const block = asked.message.blocks.find(({ kind }) => kind === 'actions');
    const values = block?.kind === 'actions' ? block.actions.map(({ value }) => value) : [];
    expect(values.length).toBeGreaterThan(3);
    expect(values.filter((value) => value.length > 60)).toEqual([]);
  });
});

describe('what a channel follows', () => {
  test('only those who manage it can change', async () => {
    await expect(desk.command('follow', { saga: 'harbour' }, setting(null))).rejects.toThrow(/manage this channel/);
    expect(textOf(await desk.command('follow', { saga: 'harbour' }, setting(null, 'W1', true)))).toMatch(/now follows/);
  });
});

describe('suggestions', () => {
  test('are days that have something, people and sagas, at most 25', async () => {
    expect((await desk.suggest({ kind: 'date' }, 'nov', setting(null))).map(({ value }) => value)).toContain(
      '2023-11-14',
    );
    expect((await desk.suggest({ kind: 'person' }, 'hoek', setting(null)))[0]?.value).toMatch(/Hoekveld/);
    expect(await desk.suggest({ kind: 'saga' }, '', setting(null))).toHaveLength(1);
    expect((await desk.suggest({ kind: 'date' }, '', setting(null))).length).toBeLessThanOrEqual(25);
    expect((await desk.suggest({ kind: 'time' }, '8', setting(null))).map(({ value }) => value)).toEqual([
      '08:00',
      '08:15',
      '08:30',
      '08:45',
    ]);
    expect((await desk.suggest({ kind: 'zone' }, 'york', setting(null)))[0]?.value).toBe('America/New_York');
    expect((await desk.suggest({ kind: 'zone' }, '', setting(null)))[0]?.value).toBe('Europe/Amsterdam');
    expect((await desk.suggest({ kind: 'days' }, 'tue,fri', setting(null)))[0]?.value).toBe('tue,fri');
    expect((await desk.suggest({ kind: 'period' }, '5d', setting(null)))[0]?.value).toBe('5d');
    expect(await desk.suggest({ kind: 'text' }, 'x', setting(null))).toEqual([]);
  });
});

describe('a timeline with a picture', () => {
  const url = 'https://news.example.org/harbour/strip.png';
  const blocksOf = ({ message }: Outgoing) => message.blocks.slice(0, 2).map(({ kind }) => kind);

  test('has it below its title, also where it is posted to the channel', async () => {
    const drawing = openDesk({ pictureOf: () => url });
    const told = await drawing.command('timeline', { picture: 'true' }, setting(null));
    expect(blocksOf(told)).toEqual(['heading', 'picture']);
    expect(told.message.blocks[1]).toMatchObject({ url, alt: expect.stringContaining('Oudewier') });
    expect(blocksOf(await drawing.press(buttonOf(told, 'Post to channel'), setting(null)))[1]).toBe('picture');
    expect(blocksOf(await drawing.command('timeline', {}, setting(null)))).not.toContain('picture');
  });

  test('has what is drawn of it where it stands on no public page', async () => {
    const told = await openDesk({ pictureOf: () => null }).command('timeline', { picture: 'true' }, setting(null));
    expect(told.message.blocks[1]).toMatchObject({
      kind: 'picture',
      url: null,
      months: expect.arrayContaining([expect.objectContaining({ events: expect.any(Number) })]),
    });
    expect(textOf(told).replace(/\s+/g, ' ')).toMatch(
      /how much is recorded of each month, .*the most \(\d+ events?\) of \w+ \d{4}\./,
    );
  });
});

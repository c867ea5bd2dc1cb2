// Turns the desk into channels that follow a saga: schedules made, changed, listed and ended from where people talk.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSagaFolders } from '../../../adapters/sagas/saga-folders.ts';
import type { SqliteData } from '../../../adapters/store/sqlite/open.ts';
import { createDaybook } from '../../../src/bot/daybook.ts';
import { createDesk, type Desk, type Outgoing, type Setting } from '../../../src/bot/desk/desk.ts';
import { rememberPosted, withPostedButtons } from '../../../src/bot/desk/posted.ts';
import { renderText } from '../../../src/digests/render-text.ts';
import { deliveryId, newDelivery } from '../../../src/model/subscription.ts';
import { openHarbourRecord, SAGAS } from '../harbour.ts';

/** A week after the last article: the story is not over. */
const SOON = Date.UTC(2023, 11, 27, 12);
const HALF_A_YEAR_LATER = Date.UTC(2024, 5, 1, 12);
let now = SOON;
let data: SqliteData;
let desk: Desk;

const sagas = createSagaFolders([SAGAS]);
const clock = { now: () => now };

beforeEach(async () => {
  now = SOON;
  ({ data } = await openHarbourRecord());
  const daybook = createDaybook({ store: data.store, sagas, clock });
  const deafTo = { discord: 'Turn the switch on first.' };
  desk = createDesk({ daybook, sagas, clock, zone: 'Europe/Amsterdam', deafTo, ...data });
});
afterEach(() => data.close());

interface Where {
  readonly id?: string;
  readonly workspace?: string | null;
  readonly platform?: 'slack' | 'discord' | 'terminal';
  readonly canManage?: boolean;
  readonly person?: string;
}

const at = ({
  id = 'C1',
  workspace = 'W1',
  platform = 'slack',
  canManage = true,
  person = 'U1',
}: Where = {}): Setting => ({
  place: { channel: { platform, workspace, id }, thread: null, isPrivate: false },
  person: { id: person, canManage },
});
const textOf = ({ message }: Outgoing): string => renderText(message, { width: 200 });
const run = async (name: string, values: Readonly<Record<string, string>> = {}, where: Where = {}): Promise<string> =>
  textOf(await desk.command(name, values, at(where)));
const button = ({ message }: Outgoing, label: string): string => {
  const actions = message.blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
  const found = actions.find((action) => action.label === label);
  if (!found) throw new Error(`no button “${label}” among ${actions.map((action) => action.label).join(', ')}`);
  return found.value;
};
const rows = async () => (await data.ledger.subscriptions()).map(({ subscription }) => subscription);

describe('following', () => {
  test('schedules a daily digest and says when the first one comes', async () => {
    const text = await run('follow', { saga: 'harbour', time: '9:30', zone: 'Europe/Berlin', days: 'weekdays' });
    expect(text).toContain('on weekdays at 09:30 (Europe/Berlin)');
    expect(text).toContain('Next: Thursday, 28 December 2023, 09:30.');
    expect(await rows()).toMatchObject([
      { channel: { platform: 'slack', workspace: 'W1', id: 'C1' }, at: '09:30', createdBy: 'U1', replay: null },
    ]);
  });

  test.each(['GMT+2', 'Mars/Phobos', 'EST', '+05:00', ''])(
    'a zone %j is refused in words, of a finished story too',
    async (zone) => {
      now = HALF_A_YEAR_LATER;
      await expect(run('follow', { saga: 'harbour', zone })).rejects.toThrow(/zone|clocks/);
      await run('follow', { saga: 'harbour' });
      await expect(run('schedule', { zone })).rejects.toThrow(/zone|clocks/);
      expect(await rows()).toHaveLength(1);
    },
  );

  test('times, zones, days and quiet hours may be written as people write them', async () => {
    const values = { saga: 'harbour', time: '9:30 pm', zone: 'new york', days: 'mon-fri' };
    expect(await run('follow', values)).toContain('on weekdays at 21:30 (America/New_York)');
    expect(await run('schedule', { quiet: '22-7' })).toContain('nothing is posted between 22:00 and 07:00');
    expect(await run('schedule', { days: 'Monday to Friday' })).toContain('on weekdays at 21:30');
    expect(await run('schedule', { quiet: 'off' })).not.toContain('nothing is posted');
  });

  test('a story that is over is told as it happened, from the first days of its coverage on', async () => {
    now = HALF_A_YEAR_LATER;
    expect(await run('follow', { saga: 'harbour' })).toContain('the story as it happened');
    const [made] = await rows();
    const first = (await data.store.articles('harbour')).map(({ published }) => published?.value ?? '').sort()[0] ?? '';
    expect(made?.replay?.storyDay.slice(0, 7)).toBe(first.slice(0, 7));
  });

  test('what is not said stays as it is', async () => {
    await run('follow', { saga: 'harbour', time: '07:00' });
    await run('schedule', { quiet: '22:00-06:00', alerts: '3', period: '7d' });
    await run('schedule', { zone: 'UTC' });
    expect(await rows()).toMatchObject([
      { at: '07:00', zone: 'UTC', quiet: { from: '22:00', to: '06:00' }, alerts: { perDay: 3 }, period: { count: 7 } },
    ]);
    await run('schedule', { quiet: 'none', alerts: 'off' });
    expect(await rows()).toMatchObject([{ quiet: null, alerts: null }]);
  });

  test('a replay goes on when the time changes, and ends when it is told to', async () => {
    now = HALF_A_YEAR_LATER;
    await run('follow', { saga: 'harbour' });
    const before = (await rows())[0]?.replay;
    await run('schedule', { time: '18:00' });
    expect((await rows())[0]).toMatchObject({ at: '18:00', replay: before });
    await run('schedule', { time: '19:00', replay: before?.storyDay ?? '' });
    expect((await rows())[0]).toMatchObject({ at: '19:00', replay: before });
    await expect(run('schedule', { period: '7d' })).rejects.toThrow(/one of its days told each day, and no period/);
    await run('schedule', { replay: 'none' });
    await run('schedule', { period: '7d' });
    expect((await rows())[0]?.period).toEqual({ kind: 'days', count: 7 });
    expect((await rows())[0]).toMatchObject({ at: '19:00', replay: null });
    await run('schedule', { replay: 'November 15' });
    expect((await rows())[0]?.replay?.storyDay).toBe('2023-11-15');
  });

  test.each([
    [{ time: '25:00' }, /time is HH:MM/],
    [{ zone: 'Mars/Olympus' }, /zone is a name/],
    [{ days: 'someday' }, /days are daily/],
    [{ period: 'ages' }, /period is yesterday/],
    [{ quiet: 'always' }, /Quiet hours/],
    [{ empty: 'maybe' }, /“empty” is one of say, silent/],
    [{ saga: 'nothing' }, /no saga “nothing”/],
    [{ replay: 'soon' }, /names no day/],
  ])('%j gets one sentence and changes nothing', async (values, sentence) => {
    await run('follow', { saga: 'harbour' });
    const before = await rows();
    await expect(run('schedule', values)).rejects.toThrow(sentence);
    expect(await rows()).toEqual(before);
  });

  test('is for those who manage the channel', async () => {
    for (const name of ['follow', 'schedule', 'unfollow', 'pause', 'resume', 'listen', 'again'])
      await expect(run(name, { saga: 'harbour' }, { canManage: false }), name).rejects.toThrow(/manage this channel/);
    expect(await rows()).toEqual([]);
  });

  test('is refused where the bot could not post, with what to do', async () => {
    const setting = { ...at(), obstacle: async () => 'Invite me first.' };
    await expect(desk.command('follow', { saga: 'harbour' }, setting)).rejects.toThrow('Invite me first.');
  });

  test('pausing, resuming and ending keep what is on record', async () => {
    await run('follow', { saga: 'harbour' });
    expect(await run('pause')).toContain('Paused: by hand');
    expect(await run('resume')).toContain('Next: ');
    expect(await run('unfollow')).toContain('no more digests');
    expect(await rows()).toEqual([]);
    await expect(run('pause')).rejects.toThrow(/has no digest/);
  });

  test('buttons change the schedule; those of a form are filled in with what stands', async () => {
    const shown = await desk.command('follow', { saga: 'harbour', time: '07:00' }, at());
    expect(textOf(await desk.press(button(shown, 'Pause'), at()))).toContain('paused');
    expect((await rows())[0]?.isPaused).toBe(true);
    expect(button(shown, 'Change')).toBe('form:schedule:harbour');
    const form = await desk.form('schedule', 'harbour', at());
    expect(form.values).toMatchObject({ saga: 'harbour', time: '07:00', zone: 'Europe/Amsterdam', days: 'daily' });
    const member = at({ canManage: false });
    await expect(desk.press(button(shown, 'Unfollow'), member)).rejects.toThrow(/manage/);
    await expect(desk.form('schedule', 'harbour', member)).rejects.toThrow(/manage/);
  });
});

describe('the list', () => {
  test('shows members their channel, managers their workspace, and nobody another workspace', async () => {
    await run('follow', { saga: 'harbour', time: '07:01' });
    await run('follow', { saga: 'harbour', time: '07:02' }, { id: 'C2' });
    await run('follow', { saga: 'harbour', time: '07:03' }, { id: 'C3', workspace: 'W2' });
    const times = async (where: Where): Promise<readonly string[]> =>
      (await run('list', {}, where)).match(/07:0\d/g) ?? [];
    expect(new Set(await times({ canManage: false }))).toEqual(new Set(['07:01']));
    expect(new Set(await times({}))).toEqual(new Set(['07:01', '07:02']));
    expect(new Set(await times({ id: 'C9', workspace: 'W2' }))).toEqual(new Set(['07:03']));
    expect(await times({ id: 'C9', canManage: false })).toEqual([]);
  });

  test('offers members no button that only managers may press', async () => {
    await run('follow', { saga: 'harbour' });
    const labels = async (canManage: boolean): Promise<readonly string[]> =>
      (await desk.command('list', {}, at({ canManage }))).message.blocks.flatMap((block) =>
        block.kind === 'actions' ? block.actions.map(({ label }) => label) : [],
      );
    expect(await labels(false)).toEqual(['Preview']);
    expect(await labels(true)).toEqual(['Change', 'Preview', 'Pause', 'Unfollow']);
  });

  test('shows what may not have been posted, and it can be sent again', async () => {
    await run('follow', { saga: 'harbour' });
    const [made] = await rows();
    const id = deliveryId(made?.id ?? '', 'digest', '2023-12-28');
    const slot = '2023-12-28';
    const owed = newDelivery({
      id,
      kind: 'digest',
      subscription: made?.id ?? '',
      slot,
      from: '2023-12-27',
      to: '2023-12-27',
    });
    await data.ledger.plan(owed, null, '2023-12-27');
    await data.ledger.begin(id, { now, until: now + 1000, grace: 0 });
    await data.ledger.settle(id, 1, { status: 'unknown', reason: 'No answer came.' });
    const listed = await desk.command('list', {}, at());
    expect(textOf(listed)).toContain('may or may not have been posted: No answer came.');
    expect((await desk.suggest({ kind: 'delivery' }, '', at())).map(({ value }) => value)).toEqual([id]);
    expect(textOf(await desk.press(button(listed, 'Send again: 27 December 2023'), at()))).toContain('within a minute');
    expect((await data.ledger.open(now)).map((delivery) => delivery.id)).toEqual([id]);
    await expect(run('again', { delivery: id }, { id: 'C2' })).rejects.toThrow(/no such delivery/);
  });
});

test('a preview shows the next digest and posts nothing', async () => {
  now = HALF_A_YEAR_LATER;
  await run('follow', { saga: 'harbour', time: '08:00' });
  const text = await run('preview');
  expect(text).toMatch(/A preview\. Next: Sunday, 2 June 2024, 08:00\./);
  expect(text).toMatch(/2023/);
  expect(await data.ledger.deliveries()).toEqual([]);
});

describe('plain questions', () => {
  const place = at().place;
  test('with a date are answered where managers let the bot listen', async () => {
    expect(await desk.overhears('what happened on November 15?', place)).toBe(false);
    await run('listen', { answers: 'on' });
    expect(await desk.overhears('what happened on November 15?', place)).toBe(true);
    expect(await desk.overhears('What did the council vote on 15 November 2023', place)).toBe(true);
    const unanswerable = 'who brings the cake on December 24, 2023?';
    for (const text of [
      unanswerable,
      '@bob what happened on November 15?',
      'see you on November 15',
      'what is for lunch?',
      'is it?',
      `${'so '.repeat(100)}November 15?`,
    ])
      expect(await desk.overhears(text, place), text).toBe(false);
    expect(await desk.overhears('what happened on November 15?', at({ id: 'C2' }).place)).toBe(false);
    await run('listen', { answers: 'off' });
    expect(await desk.overhears('what happened on November 15?', place)).toBe(false);
  });

  test('cannot be heard on a platform without the switch, which is said', async () => {
    await expect(run('listen', { answers: 'on' }, { platform: 'discord' })).rejects.toThrow(
      'Turn the switch on first.',
    );
  });
});

describe('what is new', () => {
  test('is told to each person once', async () => {
    expect(await run('news')).toContain('You have not asked this before');
    expect(await run('news')).toContain('Nothing was read since you last asked.');
    expect(await run('news', {}, { person: 'U2' })).toContain('You have not asked this before');
    const saga = await sagas.find('harbour');
    const article = await anArticle();
    if (!saga) throw new Error('the record is empty');
    const text = `${article.text}\n\nThe lock keeper was questioned again on 14 November 2023.`;
    await data.store.save({ article: { ...article, text, contentHash: 'changed' }, reports: [] });
    const asked = await desk.ask('what changed since I last looked?', at());
    expect(textOf(asked)).toContain('Since you last asked, 1 article was read');
    expect(asked.audience).toBe('channel');
  });

  test('its pages turn although it was asked', async () => {
    await data.store.save({ article: { ...(await anArticle()), contentHash: 'first' }, reports: [] });
    await run('news');
    await data.store.save({ article: { ...(await anArticle()), contentHash: 'second' }, reports: [] });
    const shown = await desk.command('news', {}, at());
    const again = await desk.press(`${button(shown, 'Full timeline').replace(':timeline', ':page')}:0`, at());
    expect(textOf(again)).toBe(textOf(shown));
  });
});

const anArticle = async () => {
  const [listed] = await data.store.articles('harbour');
  const article = await data.store.article('harbour', listed?.id ?? '');
  if (!article) throw new Error('the record is empty');
  return article;
};

describe('a posted digest', () => {
  const { place } = at();
  const told = { saga: 'harbour', from: '2023-11-14', to: '2023-11-14' };

  test('has replies that go on from its days, in its saga', async () => {
    await rememberPosted(data.memory, place.channel, ['171.5'], told, now + 1000);
    const under: Setting = { ...at(), place: { ...place, thread: '171.5' } };
    expect(await desk.knows(under.place)).toBe(true);
    expect(textOf(await desk.ask('and the day after?', under))).toContain('15 November 2023');
  });

  test.each(['W1', null])('has buttons, whether its subscription knows its workspace or not: %j', async (workspace) => {
    const channel = { ...place.channel, workspace };
    const bare = { summary: 'A digest', blocks: [] };
    const message = await withPostedButtons(data.memory, bare, channel, told, now);
    const posted: Outgoing = { message, page: 0, audience: 'channel' };
    expect(textOf(await desk.press(button(posted, 'Next day'), at()))).toContain('15 November 2023');
    await expect(desk.press(button(posted, 'Next day'), at({ id: 'C7', workspace: 'W2' }))).rejects.toThrow(/too old/);
  });
});

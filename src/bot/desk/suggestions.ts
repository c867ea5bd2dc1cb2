// What somebody may mean by what they have typed so far: sagas, people, days that have something, times, zones.

import { wordsOf } from '../../english/words.ts';
import { dayWords } from '../../model/date-words.ts';
import type { Place } from '../../model/place.ts';
import type { Saga } from '../../model/saga.ts';
import { daysNamed, periodNamed, timeNamed } from '../../model/setting-words.ts';
import type { Choice, CommandOption, CommandPorts, OptionKind } from '../commands/command.ts';
import { unsettledIn, unsettledWords } from '../commands/subscriptions.ts';
import { zoneNamed } from '../schedule/zones.ts';

/** The most that both platforms show. */
const MOST = 25;

const same = (value: string): Choice => ({ label: value, value });
const labelled = (entries: Readonly<Record<string, string>>): readonly Choice[] =>
  Object.entries(entries).map(([value, label]) => ({ label, value }));

const startsOne = (words: readonly string[], typed: string): boolean => words.some((word) => word.startsWith(typed));

const byWords = (choices: readonly Choice[], typed: string): readonly Choice[] => {
  const begun = wordsOf(typed);
  return choices
    .filter(({ label, value }) => {
      const words = wordsOf(`${label} ${value}`);
      return begun.every((word) => startsOne(words, word));
    })
    .slice(0, MOST);
};

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0'));

/** "8" is 08:00, "18:3" is 18:30, "8pm" is 20:00; nothing typed gives the hours from the morning on. */
function times(typed: string): readonly Choice[] {
  const named = /^[\d:]*$/.test(typed.trim()) ? null : timeNamed(typed);
  if (named !== null) return [same(named)];
  const [, hour = '', minute = ''] = /^(\d{0,2})(?::(\d{0,2}))?/.exec(typed.trim()) ?? [];
  const hours =
    hour === '' ? [...HOURS.slice(6), ...HOURS.slice(0, 6)] : HOURS.filter((each) => Number(each) === Number(hour));
  const minutes = hour === '' ? ['00'] : ['00', '15', '30', '45'].filter((each) => each.startsWith(minute));
  const exact = hour !== '' && minute.length === 2 ? [minute] : [];
  const all = hours.flatMap((h) => [...new Set([...exact, ...minutes])].map((m) => `${h}:${m}`));
  return all.slice(0, MOST).map(same);
}

const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const zoneChoice = (value: string): Choice => ({ label: value.replaceAll('_', ' '), value });

/** Zones by any part of their names: "york", "berlin"; the bot's own first, and the one of a city without a zone of its name. */
function zones(typed: string, own: string): readonly Choice[] {
  const named = [own, ...ZONES.filter((zone) => zone !== own)].map(zoneChoice);
  const found = byWords(named, typed);
  const meant = found.length === 0 ? zoneNamed(typed) : null;
  return meant === null ? found : [zoneChoice(meant)];
}

const DAYS = labelled({
  daily: 'Daily',
  weekdays: 'Weekdays, Monday to Friday',
  weekly: 'Weekly, on Mondays',
  fri: 'Weekly, on Fridays',
  'mon,wed,fri': 'Mondays, Wednesdays and Fridays',
  'sat,sun': 'Weekends',
});

const PERIODS = labelled({
  yesterday: 'The day before',
  'since-last': 'Everything since the digest before',
  '3d': 'The last three days',
  '7d': 'The last seven days',
  '30d': 'The last thirty days',
});

/** What was typed is a choice of its own where it can be read. */
const orTyped = (choices: readonly Choice[], typed: string, isReadable: boolean): readonly Choice[] =>
  choices.length === 0 && isReadable ? [same(typed.trim())] : choices;

interface SuggestingIn {
  readonly ports: CommandPorts;
  readonly place: Place;
  /** The saga of the conversation. */
  readonly saga: () => Promise<Saga>;
}

type Suggest = (typed: string, where: SuggestingIn) => Promise<readonly Choice[]>;

const SUGGEST: Readonly<Record<Exclude<OptionKind, 'choice'>, Suggest>> = {
  text: async () => [],
  time: async (typed) => times(typed),
  zone: async (typed, { ports }) => zones(typed, ports.zone),
  days: async (typed) => orTyped(byWords(DAYS, typed), typed, daysNamed(typed.trim()) !== null),
  period: async (typed) => orTyped(byWords(PERIODS, typed), typed, periodNamed(typed.trim()) !== null),
  saga: async (typed, { ports }) =>
    byWords(
      (await ports.sagas.list()).map(({ id, name }) => ({ label: name, value: id })),
      typed,
    ),
  person: async (typed, { saga }) =>
    byWords(
      (await saga()).people.map(({ name }) => same(name)),
      typed,
    ),
  date: async (typed, { ports, saga }) => {
    const days = await ports.daybook.days(await saga());
    return byWords(
      [...days].reverse().map((date) => ({ label: dayWords(date), value: date })),
      typed,
    );
  },
  delivery: async (typed, { ports, place }) =>
    byWords(
      (await unsettledIn(ports, place)).map((delivery) => ({ label: unsettledWords(delivery), value: delivery.id })),
      typed,
    ),
};

/** Suggestions for an option; none for free text. */
export async function suggestionsFor(
  { kind, choices = [] }: Pick<CommandOption, 'kind' | 'choices'>,
  typed: string,
  where: SuggestingIn,
): Promise<readonly Choice[]> {
  return kind === 'choice' ? byWords(choices, typed) : SUGGEST[kind](typed, where);
}

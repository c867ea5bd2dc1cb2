// Time zones as people write them: a name of the IANA database, a city, or an abbreviation that is asked back about.
import { settingWords } from '../../model/setting-words.ts';
import { zoneId } from './wall-clock.ts';

/** Big cities that have no zone of their own name. */
const CITIES: Readonly<Record<string, string>> = {
  amman: 'Asia/Amman',
  atlanta: 'America/New_York',
  barcelona: 'Europe/Madrid',
  beijing: 'Asia/Shanghai',
  boston: 'America/New_York',
  cologne: 'Europe/Berlin',
  dallas: 'America/Chicago',
  delhi: 'Asia/Kolkata',
  frankfurt: 'Europe/Berlin',
  geneva: 'Europe/Zurich',
  hamburg: 'Europe/Berlin',
  houston: 'America/Chicago',
  kolkata: 'Asia/Kolkata',
  kyiv: 'Europe/Kiev',
  miami: 'America/New_York',
  milan: 'Europe/Rome',
  montreal: 'America/Toronto',
  mumbai: 'Asia/Kolkata',
  munich: 'Europe/Berlin',
  'new delhi': 'Asia/Kolkata',
  philadelphia: 'America/New_York',
  'rio de janeiro': 'America/Sao_Paulo',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  washington: 'America/New_York',
  'washington dc': 'America/New_York',
};

/** "new york", "buenos aires": the last part of each zone's name. */
const BY_CITY: ReadonlyMap<string, string> = new Map([
  ...Intl.supportedValuesOf('timeZone').map(
    (zone) => [(zone.split('/').at(-1) ?? zone).replaceAll('_', ' ').toLowerCase(), zone] as const,
  ),
  ...Object.entries(CITIES),
]);

/** What is meant by an abbreviation, with its summer time, and the zone that keeps to it all year. */
const ABBREVIATIONS: readonly (readonly [RegExp, string, string])[] = [
  [/^e[sd]?t$/, 'New York', 'America/Panama'],
  [/^c[sd]?t$/, 'Chicago', 'America/Costa_Rica'],
  [/^m[sd]?t$/, 'Denver', 'America/Phoenix'],
  [/^p[sd]?t$/, 'Los Angeles', 'Etc/GMT+8'],
  [/^ak[sd]?t$/, 'Anchorage', 'Etc/GMT+9'],
  [/^hst$/, 'Honolulu', 'Pacific/Honolulu'],
  [/^bst$/, 'London', 'Etc/GMT-1'],
  [/^ces?t$|^mes?z$/, 'Berlin', 'Etc/GMT-1'],
  [/^ist$/, 'Mumbai', 'Asia/Kolkata'],
  [/^jst$/, 'Tokyo', 'Asia/Tokyo'],
  [/^ae[sd]?t$/, 'Sydney', 'Australia/Brisbane'],
];

const shown = (text: string): string => `“${text.trim().slice(0, 60)}”`;

/** The zone of "America/New_York", "new york" or "Berlin"; null for anything else, an abbreviation such as "EST" among it. */
export function zoneNamed(text: string): string | null {
  const words = settingWords(text).normalize('NFD').replace(/\p{M}/gu, '');
  if (ABBREVIATIONS.some(([pattern]) => pattern.test(words))) return null;
  return BY_CITY.get(words.replace(/[_,.]/g, ' ').replace(/ +/g, ' ').trim()) ?? zoneId(words);
}

/** Why a text names no zone, and what would; an abbreviation and an offset say less than a zone must know. */
export function zoneProblem(text: string): string {
  const words = settingWords(text);
  const [, city, allYear] = ABBREVIATIONS.find(([pattern]) => pattern.test(words)) ?? [];
  if (city !== undefined)
    return `Does ${shown(text)} mean ${city}’s clocks, with summer time? Then write “${city}”; for one offset all year, ${allYear}.`;
  const isOffset = /^(?:utc|gmt)? ?[+-]? ?\d/.test(words);
  const why = isOffset ? `; ${shown(text)} is an offset, which knows no summer time.` : `; it is ${shown(text)}.`;
  return `The zone is a name such as America/New_York, or a big city such as Berlin${why}`;
}

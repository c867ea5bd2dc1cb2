// Turns sentences of articles into drafts with one planted fault each, of fourteen kinds; every fault is put in by spelling alone.
import { capital, DEEDS, deedOf, digitsOf, MONTHS, namesIn, pastOf, small, WEEKDAYS, wordOf } from './english.ts';
import type { Source } from './source.ts';

/** What a fault is planted with: its sentence, another of the story, one of another story, and chance. */
interface Plot {
  readonly one: Source;
  readonly two: Source;
  readonly stranger: Source;
  readonly chance: () => number;
}
export type Planter = (plot: Plot) => string | null;

const pick = <T>(list: readonly T[], chance: () => number): T | undefined => list[Math.floor(chance() * list.length)];
const bare = (text: string): string => text.replace(/\.$/, '');
const outside = (text: string): string => text.replace(/["“][^"”]*["”]/g, (quoted) => '~'.repeat(quoted.length));

/** Replaces one match that stands outside quotation marks. */
function swap(
  text: string,
  pattern: RegExp,
  chance: () => number,
  by: (m: RegExpExecArray) => string | null,
): string | null {
  const found = [
    ...outside(text).matchAll(
      new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`),
    ),
  ];
  const one = pick(found, chance) as RegExpExecArray | undefined;
  const put = one && by(one);
  return one && put !== null && put !== undefined
    ? text.slice(0, one.index) + put + text.slice(one.index + one[0].length)
    : null;
}

const UNITS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=\d |\d|\b(?:two|three|four|five|six|seven|eight|nine|ten) )million\b/, ['billion', 'thousand']],
  [/(?<=\d |\d)billion\b/, ['million', 'trillion']],
  [/(?<=\d)%/, [' points', ' people']],
  [/(?<=\d )(?:percent|per cent)\b/, ['points', 'people']],
  [/\$(?= ?\d)/, ['€', '£']],
  [/£(?= ?\d)/, ['$', '€']],
  [/(?<=(?:\d|two|three|four|five|six|seven|eight|nine|ten) )years\b/, ['months', 'weeks']],
  [/(?<=(?:\d|two|three|four|five|six|seven|eight|nine|ten) )(?:months|weeks)\b/, ['years', 'days']],
  [/(?<=(?:\d|two|three|four|five|six|seven|eight|nine|ten) )days\b/, ['weeks', 'months']],
  [/(?<=(?:\d|two|three|four|five|six|seven|eight|nine|ten) )people\b/, ['soldiers', 'families']],
  [/(?<=(?:\d|two|three|four|five|six|seven|eight|nine|ten) )(?:troops|soldiers)\b/, ['civilians', 'officers']],
  [/(?<=(?:\d) )(?:miles|km)\b/, ['metres', 'feet']],
];

const NUMBER =
  /(?<![\d,.:$£€-])\b(?:\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b(?![\d,.:]*\d|-| (?:January|February|March|April|May|June|July|August|September|October|November|December))(?<!(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2})/;
const shifted = (written: string, chance: () => number): string | null => {
  const word = digitsOf(written);
  if (word > 0) return wordOf(word < 10 ? word + 1 + Math.floor(chance() * 5) : word - 1 - Math.floor(chance() * 5));
  const n = Number(written.replaceAll(',', ''));
  if (!Number.isFinite(n)) return null;
  const other = n + 1 + Math.floor(chance() * Math.max(5, n * 0.4));
  return written.includes(',') ? other.toLocaleString('en-US') : String(other);
};

const PLANS =
  /\b(?:(?:will|would|may|might|could)(?: also| now| soon)?|(?:plans?|planned|hopes?|hoped|wants?|wanted|intends?|intended|expects?|expected|aims?|threatens|threatened|vowed|promised|agreed|offered|refused|declined|failed|tried|is expected|are expected|was expected|is due|are due|was due|were due|is set|are set|is likely|are likely) to) (?!be\b|have\b|not\b)(\p{Ll}+)\b/u;
const AUXILIARY = /\b(?:is|was|were|are|has|have|had|will|would|could|should|can|may|must)\b(?! not|n't)(?= \p{Ll})/u;
const NEGATION = / not(?= )|n['’]t\b| never(?= )/;

/** What stands first in a sentence of the deed pattern, and the rest. */
const halves = (text: string): readonly [string, string] | null => {
  const deed = deedOf(text);
  return deed && [deed.who, text.slice(deed.who.length)];
};

const quotationOf = (text: string): { readonly begin: number; readonly words: string } | null => {
  const found = /(?<=["“])[^"“”]{15,200}(?=["”])/.exec(text);
  return found && { begin: found.index, words: found[0] };
};
const withQuotation = (text: string, by: (words: string) => string | null): string | null => {
  const quoted = quotationOf(text);
  const put = quoted && by(quoted.words);
  return quoted && put && put !== quoted.words
    ? text.slice(0, quoted.begin) + put + text.slice(quoted.begin + quoted.words.length)
    : null;
};

const OTHER_WORDS =
  'serious money never terrible people government truth great disaster honest fight country shameful victory family'.split(
    ' ',
  );

export const PLANTED: Readonly<Record<string, Planter>> = {
  name: ({ one, two, stranger, chance }) => {
    const own = namesIn(one.text).filter((name) => !['Monday', 'Tuesday'].includes(name));
    const other = namesIn((chance() < 0.5 ? two : stranger).text).filter(
      (name) => !one.text.includes(name.split(' ').at(-1) ?? name),
    );
    const [old, put] = [pick(own, chance), pick(other, chance)];
    return old && put && outside(one.text).includes(old)
      ? one.text.slice(0, outside(one.text).indexOf(old)) +
          put +
          one.text.slice(outside(one.text).indexOf(old) + old.length)
      : null;
  },
  number: ({ one, chance }) => swap(one.text, NUMBER, chance, ([written]) => shifted(written, chance)),
  unit: ({ one, chance }) => {
    for (const [pattern, others] of UNITS) {
      const put = swap(one.text, pattern, chance, () => pick(others, chance) ?? null);
      if (put) return put;
    }
    return null;
  },
  date: ({ one, chance }) => {
    const month = new RegExp(`(?<=(?:${MONTHS.join('|')}) )\\d{1,2}\\b(?!\\d)`);
    const day = swap(one.text, month, chance, ([d]) => String((Number(d) % 27) + 1));
    const year = swap(one.text, /\b(?:19[5-9]|20[01])\d\b/, chance, ([y]) =>
      String(Number(y) + (chance() < 0.5 ? 1 : -2)),
    );
    const named = swap(
      one.text,
      new RegExp(`(?<=\\b[Ii]n )(?:${MONTHS.join('|')})\\b`),
      chance,
      ([m]) => MONTHS[(MONTHS.indexOf(m) + 1 + Math.floor(chance() * 8)) % 12] ?? null,
    );
    if (day ?? year ?? named) return day ?? year ?? named;
    if (
      !one.day ||
      one.day.from !== one.day.to ||
      new RegExp(WEEKDAYS.join('|')).test(one.text) ||
      /^(?:On|In|At)\b/.test(one.text) ||
      chance() < 0.6
    )
      return null;
    const date = new Date(`${one.day.from}T12:00:00Z`);
    return `On ${MONTHS[date.getUTCMonth()]} ${((date.getUTCDate() + 3) % 27) + 1}, ${small(one.text)}`;
  },
  weekday: ({ one, chance }) => {
    const found = WEEKDAYS.filter((name) => one.text.includes(name));
    return found.length === 1
      ? swap(
          one.text,
          new RegExp(`\\b${found[0]}\\b`),
          chance,
          ([name]) => WEEKDAYS[(WEEKDAYS.indexOf(name) + 1 + Math.floor(chance() * 5)) % 7] ?? null,
        )
      : null;
  },
  'swapped roles': ({ one, chance }) => {
    const deed = deedOf(one.text);
    if (
      !deed ||
      /^(?:met|saw|led|told|asked|used|held|took|gave|made)$/.test(deed.verb) ||
      /^(?:his|her|their|its)\b/.test(deed.whom)
    )
      return null;
    const rest = deed.rest ? ` ${deed.rest}` : '';
    return chance() < 0.6
      ? `${capital(deed.whom)} ${deed.verb} ${small(deed.who)}${rest}.`
      : `${capital(deed.who)} ${/s$/.test(deed.who) && /^The/.test(deed.who) ? 'were' : 'was'} ${DEEDS[deed.verb]} by ${deed.whom}${rest}.`;
  },
  negation: ({ one, chance }) =>
    NEGATION.test(outside(one.text))
      ? swap(one.text, NEGATION, chance, () => '')
      : swap(one.text, AUXILIARY, chance, ([aux]) => `${aux} ${chance() < 0.8 ? 'not' : 'never'}`),
  'plan told as done': ({ one, chance }) =>
    swap(one.text, PLANS, chance, ([, base = '']) => (/^(?:the|a|that)$/.test(base) ? null : pastOf(base))),
  'said told as fact': ({ one }) => {
    const text = one.text;
    if (/["“]/.test(text) || (text.match(/\b(?:said|say|says|told|according)\b/g) ?? []).length !== 1) return null;
    const last = /^(.{25,}),? (?:according to [^,]{3,60}|(?:[\p{L}’'. -]{3,50}) (?:said|says))\.$/u.exec(text);
    if (last && !/[,]/.test((last[1] ?? '').slice(-40))) return `${last[1]}.`;
    const first = /^[\p{L}’'., -]{3,70}? (?:said|says) (?:that )?((?:the|a|an|\p{Lu}).{25,})$/u.exec(text);
    return first && !/^(?:On|In|At|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(first[1] ?? '')
      ? capital(first[1] ?? '')
      : null;
  },
  'invented cause': ({ one, two, chance }) => {
    if (/\bbecause\b|\bas a result\b|\bdue to\b/.test(one.text + two.text) || one.text.length + two.text.length > 330)
      return null;
    const joint =
      pick([' because ', ', which is why ', ', and as a result ', '; therefore ', ', so '], chance) ?? ' because ';
    return `${bare(one.text)}${joint}${small(two.text)}`;
  },
  superlative: ({ one, chance }) =>
    swap(
      one.text,
      /(?<= )the (?=\p{Ll}{4,} )(?!\p{Ll}*est |most |first |same |only |last |best |worst )/u,
      chance,
      () =>
        `the ${pick(['biggest', 'worst', 'first', 'largest', 'most important', 'only', 'latest', 'deadliest'], chance)} `,
    ),
  'altered quotation': ({ one, chance }) =>
    withQuotation(one.text, (words) => {
      const list = words.trim().split(' ');
      const at = Math.floor(chance() * (list.length - 1));
      if (list.length < 4) return null;
      return (
        chance() < 0.5
          ? [
              ...list.slice(0, at),
              pick(
                OTHER_WORDS.filter((w) => !words.includes(w)),
                chance,
              ) ?? 'money',
              ...list.slice(at + 1),
            ]
          : at > 0
            ? [...list.slice(0, at), ...list.slice(at + 1)]
            : [list[1], list[0], ...list.slice(2)]
      ).join(' ');
    }),
  'ellipsis that inverts': ({ one }) =>
    withQuotation(one.text, (words) => {
      const put = words.replace(
        /(?:^| )(?:not|never|no)(?= )|\b(\p{L}+)n['’]t\b/u,
        (_found, stem: string | undefined) =>
          stem === undefined ? ' …' : `${{ ca: 'can', wo: 'will' }[stem] ?? stem} …`,
      );
      return put === words ? null : put.trim();
    }),
  'merged events': ({ one, two, chance }) => {
    const [a, b] = [halves(one.text), halves(two.text)];
    if (a && b && a[0] !== b[0] && chance() < 0.7)
      return two.text.includes(a[0].split(' ').at(-1) ?? a[0]) ? null : `${a[0]}${b[1]}`;
    const tail = /(?<= \p{Ll}{3,}) ((?:in|at|for|after|over|during|with|near) (?:the |a )?[^",“”]{8,50})\.$/u.exec(
      two.text,
    );
    if (!tail || one.text.includes((tail[1] ?? '').split(' ').at(-1) ?? '') || /,/.test(tail[1] ?? '')) return null;
    return `${bare(one.text)} ${tail[1]}.`;
  },
};

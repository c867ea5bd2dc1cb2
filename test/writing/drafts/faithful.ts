// Turns sentences of articles into drafts that say no more than they do: joined, shortened, reordered, passive, renamed, recounted.
import { capital, DEEDS, deedOf, digitsOf, MONTHS, small, WEEKDAYS, wordOf } from './english.ts';
import type { Source } from './source.ts';

/** A draft out of one or two sentences; null where the sentences give none. */
export type Maker = (one: Source, two: Source) => string | null;

const changed = (before: string, after: string): string | null =>
  after !== before && after.split(' ').length > 4 ? after : null;
const replaced = (text: string, pattern: RegExp, by: (m: RegExpExecArray) => string | null): string | null => {
  const found = pattern.exec(text);
  const put = found && by(found);
  return found && put !== null
    ? changed(text, text.slice(0, found.index) + put + text.slice(found.index + found[0].length))
    : null;
};
const bare = (text: string): string => text.replace(/\.$/, '');
const AUX = /\b(?:is|was|were|are|has|have|had|will|would|said)\b/;

const WEEKDAY = `(?:${WEEKDAYS.join('|')})`;
const MONTH = `(?:${MONTHS.join('|')})`;

export const FAITHFUL: Readonly<Record<string, Maker>> = {
  verbatim: ({ text }) => text,
  'without an apposition': ({ text }) =>
    replaced(
      text,
      /(?<=\p{Lu}[\p{L}’'-]+), (?:the|a|an|his|her) [^,"“”]{3,60},(?= (?:has|had|was|is|said|told|will|would|\p{Ll}+ed)\b)/u,
      (m) => (AUX.test(m[0]) ? null : ''),
    ),
  'without a relative clause': ({ text }) =>
    replaced(
      text,
      /, (?:who|which|whose) [^,"“”]{5,90}(?:,(?= (?:has|had|was|is|said|told|will|would|\p{Ll}+ed)\b)|(?=\.$))/u,
      () => '',
    ),
  'without its opening': ({ text }) => {
    const found =
      /^(?:Meanwhile|However|Earlier|Instead|Separately|Also|Later|Moreover|Still|In addition|But|And),? (.*)$/.exec(
        text,
      );
    return found ? capital(found[1] ?? '') : null;
  },
  'without its tail': ({ text }) =>
    replaced(
      text,
      /(?<=^[^"“”]{50,}), (?:after|when|while|as|before|where|although|though|despite|amid) [^,"“”]*(?=\.$)/,
      () => '',
    ),
  'day first': ({ text }) => {
    const found = new RegExp(`^([^"“”,]{30,}) (on ${WEEKDAY}|in ${MONTH}|on ${MONTH} \\d+)\\.$`).exec(text);
    return found && !/^(?:On|In|At|After|When)\b/.test(text) && !STRANGE_DAY.test(text)
      ? `${capital(found[2] ?? '')}, ${small(found[1] ?? '')}.`
      : null;
  },
  'day last': ({ text }) => {
    const found = new RegExp(`^(On ${WEEKDAY}|In ${MONTH}|On ${MONTH} \\d+), ([^"“”,]{30,})\\.$`).exec(text);
    return found && !STRANGE_DAY.test(text)
      ? `${capital(found[2] ?? '')} ${(found[1] ?? '').replace(/^\w/, (c) => c.toLowerCase())}.`
      : null;
  },
  'joined by and': ({ text }, two) =>
    text.length + two.text.length < 330 ? `${bare(text)}, and ${small(two.text)}` : null,
  'joined by a semicolon': ({ text }, two) =>
    text.length + two.text.length < 330 ? `${bare(text)}; ${small(two.text)}` : null,
  'shortened and joined': (one, two) => {
    const [a, b] = [
      SHORTENERS.map((by) => by(one, two)).find(Boolean) ?? one.text,
      SHORTENERS.map((by) => by(two, one)).find(Boolean) ?? two.text,
    ];
    return (a !== one.text || b !== two.text) && a.length + b.length < 330 ? `${bare(a)}, and ${small(b)}` : null;
  },
  passive: ({ text }) => {
    const deed = deedOf(text);
    if (
      !deed ||
      /^(?:told|asked|called|named|gave|made|found|left|saw|urged|warned|ordered|offered|won|led|used|lost|hit)$/.test(
        deed.verb,
      ) ||
      !/^(?:|(?:on|in|at|for|after|over|before|during)\b[^,]*)$/.test(deed.rest) ||
      / and /.test(deed.rest)
    )
      return null;
    if (/^(?:his|her|their|its)\b/.test(deed.whom) || /\band\b|^(?:The|A|An)\b/.test(deed.whom)) return null;
    const were = /s$/.test(deed.whom) && /^(?:the|\p{Ll})/u.test(deed.whom) ? 'were' : 'was';
    return `${capital(deed.whom)} ${were} ${DEEDS[deed.verb]} by ${small(deed.who)}${deed.rest ? ` ${deed.rest}` : ''}.`;
  },
  'by the last name': ({ text, people }) => {
    const one = people.find(({ name }) => name.includes(' ') && text.includes(name));
    return one ? changed(text, text.replace(one.name, one.name.split(' ').at(-1) ?? '')) : null;
  },
  'by the full name': ({ text, people }) => {
    const one = people.find(
      ({ name }) =>
        name.includes(' ') &&
        !text.includes(name) &&
        new RegExp(`(?<!\\p{Lu}[\\p{L}.]+ )\\b${name.split(' ').at(-1)}\\b(?! \\p{Lu})`, 'u').test(text),
    );
    const last = one?.name.split(' ').at(-1);
    return one && last ? text.replace(new RegExp(`(?<!\\p{Lu}[\\p{L}.]+ )\\b${last}\\b`, 'u'), one.name) : null;
  },
  'numbers in words': ({ text }) =>
    replaced(text, /(?<=^[^"“”]* )\b(\d{1,2})\b(?= \p{Ll}+s\b)(?! (?:January|February))/u, (m) => wordOf(Number(m[1]))),
  'numbers in digits': ({ text }) =>
    replaced(
      text,
      /(?<=^[^"“”]* )\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?= \p{Ll}+s\b)/u,
      (m) => String(digitsOf(m[1] ?? '')),
    ),
  'money in words': ({ text }) =>
    replaced(
      text,
      /(?<=^[^"“”]*)\$ ?(\d[\d,.]*)(m|bn| million| billion| trillion)?\b(?![\w])/,
      (m) => `${m[1]}${{ m: ' million', bn: ' billion' }[m[2] ?? ''] ?? m[2] ?? ''} dollars`,
    ),
  'percent in words': ({ text }) => replaced(text, /(?<=^[^"“”]*\d)%/, () => ' percent'),
  'saying first': ({ text }) => {
    const found = /^([^"“”]{25,}), (\p{Lu}[\p{L}’' -]+) said\.$/u.exec(text);
    return found ? `${found[2]} said that ${small(found[1] ?? '')}.` : null;
  },
  'saying last': ({ text }) => {
    const found = /^(\p{Lu}[\p{L}’' -]{2,40}) said (?:that )?((?:the|a|an|\p{Lu})[^"“”]{20,})\.$/u.exec(text);
    return found && !STRANGE_SPEAKER.test(found[1] ?? '') && !/^(?:On|In|At|They|He|She|It)\b/i.test(found[2] ?? '')
      ? `${capital(found[2] ?? '')}, ${small(found[1] ?? '')} said.`
      : null;
  },
  'source first': ({ text }) => {
    const found = /^([^"“”]{25,}?),? according to ([^",“”]{4,60})\.$/.exec(text);
    return found ? `According to ${found[2]}, ${small(found[1] ?? '')}.` : null;
  },
  'day in full': ({ text, day }) => {
    if (!day || day.from !== day.to) return null;
    const date = new Date(`${day.from}T12:00:00Z`);
    const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? '';
    const found = text.match(new RegExp(`\\bon ${weekday}\\b(?! \\w+ \\d| night| evening| morning| afternoon)`));
    const others = WEEKDAYS.filter((name) => text.includes(name));
    return found && others.length === 1
      ? text.replace(found[0], `on ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`)
      : null;
  },
  'weekday in full': ({ text, day }) => {
    if (!day || day.from !== day.to) return null;
    const date = new Date(`${day.from}T12:00:00Z`);
    const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? '';
    const others = WEEKDAYS.filter((name) => text.includes(name));
    return new RegExp(`on ${weekday}(?! night| evening| morning| afternoon)`).test(text) && others.length === 1
      ? text
          .replace(`on ${weekday}`, `on ${weekday}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()},`)
          .replace(/,([.,;])/, '$1')
      : null;
  },
};
/** Moving its day would move it to another verb. */
const STRANGE_DAY = /\b(?:said|says|told|announced|that|will|would|to|and|who|which|when|after|before)\b|[–—:;]/;
const STRANGE_SPEAKER = /\b(?:who|that|which|has|had|was|is|and)\b/;

/** What drops an aside or a tail. */
const SHORTENERS = ['without an apposition', 'without a relative clause', 'without its tail'].flatMap(
  (name) => FAITHFUL[name] ?? [],
);

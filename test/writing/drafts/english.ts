// The generator's own English: small lists and patterns, none of them the checker's, so that a fault it plants is its own.

export const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

const NOT_NAMES = new Set([
  ...MONTHS,
  ...WEEKDAYS,
  ...'The A An In On At It He She They But And For After Before When While As If I We You His Her Their This That These Those There Mr Mrs Ms Dr No Yes Not'.split(
    ' ',
  ),
]);
const NAME = /(?<![.!?:"“”'’`] )(?<!^)\b\p{Lu}[\p{L}’'-]+(?: (?:de |al-|van |von |bin )?\p{Lu}[\p{L}’'-]+)*/gu;

/** Names inside a sentence, its first word left aside. */
export const namesIn = (text: string): string[] =>
  [...text.matchAll(NAME)]
    .map((m) => m[0].replace(/['’]s$/, ''))
    .filter((name) => !name.split(' ').some((w) => NOT_NAMES.has(w)) && name.length > 3);

/** Past tense → participle, for verbs that somebody does to somebody or something and that cannot be turned round. */
export const DEEDS: Readonly<Record<string, string>> = Object.fromEntries(
  `fired dismissed appointed arrested accused attacked criticised criticized praised defeated killed shot wounded sued charged elected
  nominated endorsed invited interviewed questioned threatened beat:beaten hired rejected approved signed announced launched released bought:bought sold:sold
  backed blamed condemned denounced urged warned replaced removed freed detained ordered banned blocked visited suspended cancelled named called
  chose:chosen won:won took:taken led:led found:found made:made held:held gave:given offered proposed published opened closed ended started
  supported welcomed defended dropped paid:paid received used followed told:told asked helped hit:hit saw:seen left:left lost:lost sent:sent`
    .split(/\s+/)
    .map((entry) => entry.split(':'))
    .map(([past = '', participle = past]) => [past, participle]),
);

const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
export const wordOf = (n: number): string | null => NUMBER_WORDS[n] ?? null;
export const digitsOf = (word: string): number => NUMBER_WORDS.indexOf(word.toLowerCase());

const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  `be was|become became|begin began|build built|buy bought|come came|cut cut|do did|face faced|fight fought|find found|get got|give gave|go went|have had|hold held|keep kept|
  lead led|leave left|let let|lose lost|make made|meet met|pay paid|put put|run ran|say said|see saw|seek sought|sell sold|send sent|
  set set|show showed|speak spoke|spend spent|stand stood|take took|tell told|win won|write wrote|bring brought|choose chose|draw drew|
  drive drove|fall fell|feel felt|fly flew|grow grew|hear heard|hit hit|know knew|read read|ride rode|rise rose|shut shut|sit sat|
  stop stopped|plan planned|step stepped|drop dropped|ban banned|submit submitted|admit admitted|refer referred|quit quit|shoot shot|
  break broke|teach taught|think thought|throw threw|wear wore|withdraw withdrew|understand understood|undergo underwent|try tried|
  carry carried|deny denied|apply applied|marry married|play played|stay stayed|enjoy enjoyed|pray prayed|delay delayed|return returned`
    .split('|')
    .map((pair) => pair.trim().split(' ') as [string, string]),
);
/** Past tense of a verb's base. */
export const pastOf = (base: string): string =>
  IRREGULAR[base] ??
  (base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** A sentence's beginning inside another: small unless it may be a name. */
export const small = (text: string): string => {
  const [first = '', second = ''] = text.split(' ');
  const isCommon =
    /^(?:The|A|An|In|On|At|By|For|From|With|Of|To|It|He|She|They|After|Before|When|While|As|If|Though|Although|Despite|Because|Unless|Until|Since|During|His|Her|Their|This|That|These|Those|There|More|Most|Many|Some|Several|Few|Both|All|Each|Every|Other|Another|No|Not|Only|Police|Officials|Thousands|Hundreds|Millions|People|Voters|Doctors|Prosecutors|Protesters|Opinion|Angry|Seasonal|Up|Less|Nearly|About|Around|Last|Next|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Speaking|Asked|Under|Over|Such|One|Kind|Then|Now|Today|Yesterday|According)$/.test(
      first,
    );
  return isCommon && !/^\p{Lu}/u.test(second)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : isCommon &&
        /^(?:The|A|An|In|On|At|By|For|From|With|Of|To|After|Before|When|While|As|If|During|Since|Until)$/.test(first)
      ? text.charAt(0).toLowerCase() + text.slice(1)
      : text;
};

/** "The jury [convicted] the driver[ on Friday]." as its parts; null for what is no such plain sentence. */
export function deedOf(
  text: string,
): { readonly who: string; readonly verb: string; readonly whom: string; readonly rest: string } | null {
  const words = text.replace(/\.$/, '').split(' ');
  const at = words.findIndex((word, i) => i > 0 && i < 9 && DEEDS[word] !== undefined);
  if (at < 1) return null;
  const who = words.slice(0, at).join(' ');
  if (!/^(?:(?:The|A|An) [\p{L}’' -]+|\p{Lu}[\p{L}’'. -]+)$/u.test(who) || STRANGE.test(who)) return null;
  const behind = words.slice(at + 1);
  if (!/^(?:the|a|an|his|her|their|its|\p{Lu})/u.test(behind[0] ?? '')) return null;
  const stop = behind.findIndex(
    (word, i) =>
      i > 0 &&
      (ENDS_OBJECT.test(word) ||
        /^(?:on|in|at|after|before|during|when|while|for|over|as|to|with|from|by|that|and|of|who|which|or|because|under|against|about|into)$/.test(
          word,
        )),
  );
  const cut = stop < 0 ? behind.length : stop;
  const whom = behind.slice(0, cut).join(' ').replace(/[,;]$/, '');
  if (
    !/^[\p{L}’'. -]+$/u.test(whom) ||
    OBJECT_VERBS.test(whom) ||
    whom.split(' ').length > 6 ||
    /ly$/.test(words[at - 1] ?? '')
  )
    return null;
  if (
    stop >= 0 &&
    (ENDS_OBJECT.test(behind[stop] ?? '') || /^(?:of|that|and|or|who|which|to|by)$/.test(behind[stop] ?? ''))
  )
    return null;
  return { who, verb: words[at] ?? '', whom, rest: behind.slice(cut).join(' ') };
}
const ENDS_OBJECT = /[,;:"“”]/;
const STRANGE =
  /\b(?:has|have|had|is|was|were|are|who|which|that|and|not|never|never|also|will|would|said|in|on|at|of|by|from|to|for|after|when|as|it|he|she|they|there|this|yesterday|today|later|then|been|be)\b/i;
const OBJECT_VERBS =
  /\b(?:of|to|for|from|with|by|as|that|and|or|who|which|because|under|against|over|about|into|\p{Ll}+ing|featuring|is|was|were|are|has|have|had|will|would|said|not|today|yesterday|tonight|him|her|them|it|himself|herself|late|early|last|this|next)\b/iu;

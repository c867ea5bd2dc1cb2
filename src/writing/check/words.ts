// The words that a checked sentence may use freely, and those that say the same.
import { IRREGULAR_VERBS } from '../../english/word-lists.ts';
import { stemsOf } from '../../english/words.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Function words that claim nothing by themselves; how they tie what stands beside them is checked elsewhere. */
const FREE =
  set(`a an the and also that which who whom whose 's ' is are was were be been being am has have had having did do does
  of in on at by to for with from into about it its itself this these those there said says say saying told tell tells according
  will would shall can could may might must should 'll 'd 've 're not n't or mr mrs ms dr`);
export const isFree = (word: string): boolean => FREE.has(word);

/** Pronouns: the sentence may use those that its evidence uses. */
const PRONOUNS = set(
  'he she they him her them his hers their theirs himself herself themselves we us our i me my you your',
);
export const isPronoun = (word: string): boolean => PRONOUNS.has(word);

/** Each line says the same of the same people (WordNet's synsets, those without a doubtful member). */
const SAME = `
  fire dismiss sack|resign quit|begin start commence|end finish conclude|buy purchase acquire|help aid assist|
  injure wound hurt|show display|ask request|choose select pick|allow permit|
  approve okay|require need|children kids|film movie|car automobile|doctor physician|lawyer attorney|
  cop policeman|percent %|usa us u.s america|uk u.k britain|sale sales|happen occur|reveal disclose|
  speak talk|kill slay|big large|vote ballot|build construct|send dispatch|
  man men|woman women|child children`;

const GROUPS: ReadonlyMap<string, readonly number[]> = groupsOf(`${SAME}|${IRREGULAR_VERBS.replaceAll('\n', ' ')}`);

function groupsOf(text: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [i, line] of text.trim().split('|').entries())
    for (const word of line.trim().split(/\s+/))
      for (const stem of stemsOf(word)) found.set(stem, [...(found.get(stem) ?? []), i]);
  return found;
}

/** Keys under which a folded word meets what says the same. */
export function keysOf(word: string): readonly string[] {
  const stems = stemsOf(word);
  return [...new Set([...stems, ...stems.flatMap((stem) => GROUPS.get(stem) ?? []).map((group) => `=${group}`)])];
}

export const sameWord = (a: readonly string[], b: readonly string[]): boolean => a.some((key) => b.includes(key));

/** Turn what they stand before or around into its opposite. */
const NEGATORS = set('not never no nobody none neither nor without hardly barely rarely scarcely cannot');
export const isNegator = (word: string): boolean => NEGATORS.has(word) || word.endsWith("n't");

/** Weaken or shift what stands behind them: who was the former minister is no minister, nearly ten are not ten. */
const WEAKENERS =
  set(`former ex alleged suspected acting deputy vice assistant attempted proposed planned potential possible would-be
  aspiring failed nearly almost half partly partially some most many few several only fake false supposed so-called apparent likely
  unlikely reportedly allegedly apparently supposedly presumably purported self-proclaimed about around roughly approximately least
  most over under future next rumoured rumored expected`);
export const isWeakener = (word: string): boolean => WEAKENERS.has(word);

/** Say of a whole clause that it is somebody's word only. */
const HEDGES = set(
  'reportedly allegedly apparently supposedly presumably purportedly possibly probably perhaps maybe likely',
);
export const isHedge = (word: string): boolean => HEDGES.has(word);

/** Tie two clauses or things: as the evidence ties them, or not at all. Those of one line say the same. */
const TIES = `because due owing thanks so therefore thus hence consequently thereby
  after following|before|when while as|since|until till|if unless whether|despite although though whereas but yet however|over|against|between|under|than|during|amid|through`;
const CAUSES = set('because due owing thanks so therefore thus hence consequently thereby since as over');
const TIE_OF: ReadonlyMap<string, number> = new Map(
  TIES.split(/[|\n]/).flatMap((line, i) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => [word, i] as const),
  ),
);
/** Which tie a word is; null for none. */
export const tieOf = (word: string): number | null => TIE_OF.get(word) ?? null;
export const isCause = (word: string): boolean => CAUSES.has(word);

const COMPARES = set(
  'more most less least best worst better worse only ever first last record fewer greater unprecedented sole top',
);
/** Whether a word compares: it is taken as written. */
export const isComparing = (word: string): boolean =>
  COMPARES.has(word) ||
  (/^[a-z]{3,}(?:est)$/.test(word) &&
    !/^(?:request|protest|interest|arrest|forest|contest|invest|suggest|harvest|guest|quest|conquest|honest|modest|west|test|rest|best|manifest|digest|attest|midwest|northwest|southwest|bequest|behest|priest|chest|detest|molest|inquest|unrest)$/.test(
      word,
    ));

// Turns a word into the root under which it meets its other forms: "recusal" and "recuse", "colour" and "color", "fled" and "flee".

import { stem } from '../../english/words.ts';
import { byWord } from '../../model/by-word.ts';

/** Past forms that no ending tells, each with its verb. */
const IRREGULAR = new Map(
  `began begin begun begin beat beat beaten beat became become bit bite bitten bite blew blow blown blow bought buy bound bind broke break
  broken break brought bring built build came come caught catch chose choose chosen choose clung cling crept creep dealt deal died die
  dying die drank drink drove drive driven drive drew draw drawn draw fed feed fell fall fallen fall felt feel fled flee flew fly flown fly
  forbade forbid forgave forgive forgiven forgive fought fight found find froze freeze frozen freeze gave give given give got get gotten
  get grew grow grown grow heard hear held hold hid hide hidden hide hung hang kept keep knew know known know laid lay led lead left leave
  lent lend lied lie lying lie lost lose made make meant mean met meet mistook mistake overthrew overthrow overthrown overthrow paid pay
  ran run rang ring risen rise rose rise sang sing sank sink sat sit saw see seen see sent send shook shake shaken shake shone shine shot
  shoot shown show shrank shrink slain slay slept sleep slid slide sold sell sought seek spent spend spoke speak spoken speak sprang spring
  stole steal stolen steal stood stand struck strike stuck stick stung sting swam swim swept sweep swore swear sworn swear taken take
  took take taught teach threw throw thrown throw told tell tore tear torn tear understood understand went go woke wake withdrew withdraw
  withdrawn withdraw won win wore wear worn wear wound wound wrote write written write deaths death dead die death die`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, i, all) => {
      if (i % 2 === 0) pairs.push([word, all[i + 1] ?? word]);
      return pairs;
    }, []),
);

/** From this length on what is left without an ending still says what the word means. */
const LEAST = 4;
const ENDING =
  /(?:isations?|izations?|ications?|ations?|itions?|ments?|ances?|ences?|ings?|ions?|ists?|als?|ors?|ers?|ants?|ents?|ives?|able|ible|ity|ness|ly|ies|ied|ed|es|s|e|y)$/;

const american = (word: string): string =>
  word
    .replace(/our(?=s|ed|ing|able|$)/, 'or')
    .replace(/is(?=e[sd]?$|ing$|ations?$)/, 'iz')
    .replace(/ys(?=e[sd]?$|ing$)/, 'yz')
    .replace(/ll(?=ed$|ing$)/, 'l');

/** The root of a folded word; two words of one root are nearly always forms of one thing. */
export const rootOf = byWord((word) => {
  const verb = IRREGULAR.get(word) ?? word;
  if (verb.length < LEAST + 1 || /\d/.test(verb)) return verb;
  const plain = american(verb);
  const ending = ENDING.exec(plain);
  const root = ending && ending.index >= LEAST ? plain.slice(0, ending.index) : plain;
  return /([bdgmnprt])\1$/.test(root) && root.length > LEAST ? root.slice(0, -1) : root;
});

/** The stem of a word or of the verb that it is a form of. */
export const stemOf = byWord((word) => stem(IRREGULAR.get(word) ?? word));

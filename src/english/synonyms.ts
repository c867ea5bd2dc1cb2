// Words for one thing: those that papers swap for each other, and those to look for under a word of a question.
import { nth } from '../model/nth.ts';
import { stem, stemsOf, wordsOf } from './words.ts';

/**
 * One group a line. A question's word that stands in a group is looked for under all of the group's words. Words behind the bar
 * are only looked for, never looked up: they mean too many other things ("blast" is criticism here, an explosion there).
 */
const GROUPS = `
resign resignation, step down, stand down, quit | stepping aside, resigning, leave office, leaving office
fire firing, dismiss dismissal, oust ouster, sack, let go | remove, removal, terminate, push out, force out, drive out, get rid of, replace, wants gone, ask to resign
offer, volunteer | tender, willing, willingness
job, position, post, role | tenure
safe, secure | safety, assure, assurance, not under threat
assure, reassure, assurance, reassurance | safe, secure
interview | told the, spoke to, sat down with
tweet, twitter | wrote, writing, posted
attack, criticize criticise criticism, blast, berate, lash out, slam, denounce, rebuke, condemn, insult, humiliate humiliation, belittle
  | rip, bash, assail, scold, mock, weak, beleaguered, disappointed, go after, going after, disgraceful, unfair
praise, applaud, commend, laud | hail, proud, great job
recuse recusal, step aside | stepped aside
appoint appointment, name, nominate nomination, hire hiring, pick | choose, chose, chosen, select, tap, recruit
sue, lawsuit, suit | court, plaintiff, legal action
die, death, dead, killed, kill | fatal, deadly, victims, lives
court, judge, ruling, rule, verdict | justice, tribunal, panel, decision
arrest, detain detention, custody | seize, handcuffs, in jail
charge, indict indictment, prosecute prosecution | accused, count, counts
convict conviction, guilty | sentenced, verdict
sentence, jail, prison, imprison | years behind bars
acquit acquittal, not guilty | cleared
accuse accusation, allege allegation | claim, charge, blame
investigate investigation, probe, inquiry | looking into, look into, examine, review
meet meeting, met | talks, sit down, encounter, get together
talk, speak, spoke, discuss discussion | conversation, conversations, told
testify testimony, testified | hearing, appear, under oath, questioned, take the stand, took the stand, give evidence
confirm confirmation | approve
endorse endorsement, back | support
support, defend, stand by, stand behind | message of support, behind, backing
endorsed | endorsement
announce announcement, declare declaration, unveil | say, reveal, disclose
promise, pledge, vow | commit, commitment
threaten threat, warn warning | ultimatum
refuse refusal, reject rejection, turn down, decline | deny, rebuff
deny denial, dispute | reject, no plans, not true
agree agreement, deal, pact, treaty, accord | settle, settlement
sign, signed | signature, approve
elect election, vote, ballot, poll | polls, referendum
win, won, victory | beat, defeat
lose, lost, defeat, loss | beaten
protest, demonstrate demonstration, rally, march | demonstrators, protesters, unrest
strike, walkout | stoppage, picket
explode explosion, bomb bombing | blast, detonate
crash, collide collision | wreck, accident
shoot shooting, shot, gunfire | gunman, opened fire
wound, injure injury, hurt | casualties
storm, hurricane, typhoon, cyclone | flood
earthquake, quake | tremor
launch, start, begin, began | kick off, open
end, finish, stop | conclude, cease, over
delay, postpone | put off, suspend
cancel cancellation, call off, scrap | axe
rise, rose, increase, jump, grow, grew | climb, soar, surge
fall, fell, drop, decline, decrease | slump, plunge, sink
pay, paid, payment | cost, money, million
fine, penalty, sanction | penalise, penalize
approve approval, pass, passed | sign, back, clear
apologize apologise apology, sorry | regret
angry, anger, furious, fury, rage, mad, upset | frustrated, frustration, irritated, hurtful, livid
hire, hired, employ, employed | appoint, appointed, picked
replace replacement, successor, succeed | take over, took over, in his place, in her place, step in for, acting, became
leak, leaker | leaks, disclosed
hack, breach | cyberattack, stolen
report, reported | according, published
travel, trip, visit, fly, flew | tour, arrive
weak, weakness | beleaguered
urge, call for, ask, plead | request, demand
marry, wedding, married | engaged
divorce, separate separation | split
born, birth | baby
buy, bought, purchase, acquire acquisition, takeover | merger
sell, sold, sale | divest
close, shut, closure | shuttered
ban, prohibit, outlaw | block, barred
attorney general, ag | a g
why, reason | because
bury burial, funeral, lay to rest, laid to rest | interred, entombed, memorial service
bankrupt bankruptcy, insolvent insolvency, go bust, goes bust, went bust, gone bust, go under, went under, go broke, went broke
  | collapse, collapsed, demise, chapter 11, folded
free freed, release, set free, let out, get out | walk free, walked free, freedom, parole, on bail
seize seizure, nationalise nationalize, take over, took over, taken over | take control, took control, rescue, bail out
assault, beat up, beaten up, rough up, roughed up | attacked, battered, hit, punched, beating, altercation
throw out, threw out, thrown out, quash | dismiss, dismissed, drop, dropped, overturned
take the stand, took the stand, taken the stand, give evidence, gave evidence | testify, testified, testimony, witness
infect infection, catch, caught | contract, contracted, fell ill, tested positive, sick
shelve, pull, pulled, pull the plug | postponed, cancelled, canceled, dropped, indefinitely, scrapped
hand over, handed over, cede, relinquish, give up power, gave up power | transfer, resign, step down, delegate
vote down, voted down, shoot down, shot down | rejected, defeated, defeat
put in charge, in charge of, run, lead, head | named, chosen, appointed, chief
re-elected, second term, another term, reelection | re-election, won
halt, suspend suspension, freeze, froze, break off | put on hold, paused
quarantine, lock up, locked up, isolate isolation | confined, cordoned, detained
escape, flee, fled, run away, ran away | fugitive, on the run
storm out, walk out, walked out | left, quit
reveal, come to light, came to light, leak out | disclosed, emerged, published, announced
blame | responsible, fault, accused
save, rescue, bail out, bailed out, bailout | aid, lifeline
strip, stripped, take away | revoked, removed, lost
earn, make money | salary, pay, income
hide, hid, hiding, refuge, shelter | sheltered, holed up, embassy
`;

/** The words of one thing: those that are looked up, and all that are looked for. Words, not stems; phrases with spaces. */
interface SynonymGroup {
  readonly keys: ReadonlySet<string>;
  readonly all: readonly string[];
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    // "resign resignation" lists forms of one word; "step down" is a phrase: forms share their first four letters
    .flatMap((entry) => (isFormList(wordsOf(entry)) ? wordsOf(entry) : [wordsOf(entry).join(' ')]))
    .filter(Boolean);

const isFormList = (words: readonly string[]): boolean =>
  words.length > 1 && words.every((word) => word.slice(0, 3) === nth(words, 0).slice(0, 3));

const stemPhrase = (phrase: string): string => phrase.split(' ').map(stem).join(' ');

function parseGroups(text: string): SynonymGroup[] {
  const lines = text.trim().replace(/\n +/g, ' ').split('\n');
  return lines.map((line) => {
    const [lookedUp = '', lookedFor = ''] = line.split('|');
    const keys = listOf(lookedUp);
    return { keys: new Set(keys.map(stemPhrase)), all: [...new Set([...keys, ...listOf(lookedFor)])] };
  });
}

const SYNONYMS: readonly SynonymGroup[] = parseGroups(GROUPS);
const ALL_KEYS: ReadonlySet<string> = new Set(SYNONYMS.flatMap(({ keys }) => [...keys]));
const MAX_KEY_WORDS = 3;

function keysOf(words: readonly string[]): readonly string[] {
  const [word = ''] = words;
  return words.length === 1 ? stemsOf(word) : [stemPhrase(words.join(' '))];
}

/** Other words for a word or phrase of a question (folded words, in order); empty where none are known. */
export function synonymsOf(words: readonly string[]): readonly string[] {
  const keys = keysOf(words);
  const found = SYNONYMS.filter((group) => keys.some((key) => group.keys.has(key))).flatMap(({ all }) => all);
  return [...new Set(found)].filter((other) => !keys.includes(stemPhrase(other)));
}

/** Whether each is looked for under the other: papers swap them for one thing. */
export function areSynonyms(one: readonly string[], other: readonly string[]): boolean {
  const [ownKeys, otherKeys] = [keysOf(one), keysOf(other)];
  return SYNONYMS.some(({ keys }) => ownKeys.some((key) => keys.has(key)) && otherKeys.some((key) => keys.has(key)));
}

/** How many of the words from `at` on are a known phrase of several words ("step down"); 0 where they are not. */
export function phraseLengthAt(words: readonly string[], at: number): number {
  for (let length = MAX_KEY_WORDS; length > 1; length--) {
    const run = words.slice(at, at + length);
    if (run.length === length && ALL_KEYS.has(stemPhrase(run.join(' ')))) return length;
  }
  return 0;
}

/** What one paper calls this another calls that; each line is one matter. General news English, not one story's. */
const SAME_MATTER = `
fire dismiss oust sack axe firing dismissal ouster
resign quit resignation
kill dead death die slay
injure wound hurt
arrest detain arrested detention
attack criticize criticise slam rebuke lambast blast assail denounce berate criticism
appoint name nominate appointment nomination
win victory
approve pass approval
reject refuse rebuff rejection
accuse allege accusation allegation
charge indict indictment
buy purchase acquire acquisition takeover
begin start launch
end finish conclude
meet meeting met
phone call telephone
sue lawsuit suit
vote ballot
increase rise grow climb surge rose grew
decrease fall drop decline plunge fell
leave depart departure left
announce unveil announcement
confirm confirmation
promise pledge vow
warn warning caution
strike walkout
quake earthquake tremor
storm hurricane cyclone typhoon
jail imprison prison sentence
recuse recusal
tweet twitter
investigate investigation inquiry enquiry probe
elect election
demand insist
agree agreement deal accord
protest demonstration demonstrator protester rally
police officer
talk negotiation negotiate
`;

const CANONICAL = new Map(
  SAME_MATTER.trim()
    .split('\n')
    .flatMap((line) => {
      const words = line.trim().split(' ');
      return words.map((word) => [stem(word), stem(nth(words, 0))] as const);
    }),
);

/** The stem that stands for all words of one matter; other stems stand for themselves. */
export const matterOf = (stemmed: string): string => CANONICAL.get(stemmed) ?? stemmed;

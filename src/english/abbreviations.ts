// English words whose full stop does not end a sentence.

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Titles, ranks and the like: a name follows, the sentence never ends here. */
export const ABBREVIATIONS = set(`
  mr mrs ms dr prof rev fr hon sen sens rep reps gov govs gen lt col maj capt cmdr adm sgt cpl pvt pres atty supt insp det messrs mme
  mlle st mt ft vs v e.g i.e cf approx ca al viz brig ald assn bros dept dist univ lt.col maj.gen brig.gen atty.gen`);

/** Followed by a number only: "No. 5", "Jan. 3". */
export const NUMBERED_ABBREVIATIONS = set(
  'no nos jan feb mar apr jun jul aug sep sept oct nov dec art sec fig vol pp p ch ed',
);

/** May end a sentence or stand inside one: a capital word that opens sentences decides. */
export const ENDING_ABBREVIATIONS = set(`
  inc corp co ltd plc bros jr sr etc esq a.m p.m u.s u.k u.n d.c ph.d m.d b.a m.a e.u b.c a.d ave blvd rd mass calif conn fla ill ind
  kan ky la md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ala ariz ark colo del ga mon tue tues wed thu
  thur thurs fri sat sun est edt`);

/** What may follow "9 p.m." with a capital inside the same sentence. */
export const AFTER_CLOCK = set(`
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february march april may june
  july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec eastern central pacific mountain
  greenwich local gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt bst cet cest`);

/** Words that begin a sentence far more often than they follow an abbreviation inside one. */
export const SENTENCE_STARTERS = set(`
  The A An He She It They We You I This That These Those There Here His Her Its Their Our My Your But And Or So Yet Nor For In On At
  By To From With Without After Before Since Until During While When Where Why How What Who Which If As Although Though Because Then
  Now Not No Some Many Most All Both Each Every Other Another Several Also Later Earlier Meanwhile However Still Instead Even Once
  Under Over Between Among About According Asked Only Just One Two Three Last Next`);

// The English words that dating goes by: what can be a verb and how it bends, what opens a clause, who speaks.

/** Regular verbs by their base, most of them verbs of news. */
export const REGULAR_VERBS = `
  accept accuse achieve acknowledge acquire act adapt add address adjust admit adopt advance advise affect agree aim
  alert allege allow alter amend amount announce answer anticipate apologize apologise appeal appear apply appoint
  approach approve argue arrange arrest arrive ask assassinate assault assemble assert assess assign assist assume
  assure attack attain attempt attend attract auction authorize authorise avoid award back ban bar battle believe
  belong benefit blame blast block board boast bomb book boost borrow bounce boycott brand breach brief bully bump
  burn bury bypass calculate call campaign cancel capture care carry cast cause cease celebrate challenge change
  charge chase check chide circulate cite claim clarify clash classify clear climb close coincide collaborate collapse
  collect combat combine comment commence commit compare compete compile complain complete complicate concede concern
  conclude condemn conduct confess confine confirm confront connect consider consist console consolidate consult
  consume contact contain contend continue contract contribute control convene convert convict cooperate cope correct
  corner count counter cover crack crash create credit criticize criticise cross crush curb damage dare date
  debate debut decide declare decline decorate decrease dedicate deem defeat defend define defer delay delete deliver
  demand demo demonstrate demote denounce deny depart depend deploy deport deposit derail describe deserve design
  designate destroy detail detain detect deteriorate determine develop devote die differ diminish direct disagree
  disappear disappoint disclose discontinue discover discuss dismiss dispatch display displace dispute dissolve
  distribute disrupt divert divide divorce dominate donate double doubt downgrade downplay draft drag drop dub dump
  ease echo edit elect eliminate embark embrace emerge emphasize emphasise employ enable enact encounter encourage end
  endorse enforce engage enhance enjoy enlist ensure enter entitle erase erupt escape escalate establish estimate
  evacuate evaluate evolve examine exceed exchange exclude excuse execute exercise exhaust exist exit expand expect
  expel experience expire explain explode exploit explore export expose express extend extradite face facilitate fail
  favor favour fear feature file fill film finalize finalise finance finish fire fix flee float flood focus follow
  forecast force formalize formulate foster found free freeze fuel fulfil fulfill function fund gain gather generate
  grab grant greet ground guarantee guess guide halt hamper hand handle hang happen harm head help highlight hijack
  hint hire hope host house identify ignore illustrate imagine impact imperil implement imply import impose impress
  imprison improve include incorporate increase incur indicate indict infect inflict influence inform inherit initiate
  injure ink inquire insist inspect inspire install institute instruct integrate intend intensify interest interfere
  interpret interrupt intervene interview introduce invade invent invest investigate invite involve isolate issue jail
  join joke judge jump justify kick kidnap kill knock label lack land last laud laugh launch lead lean leak lease
  legalize lessen level levy license lift like limit link list live loan lobby locate lock look lose love lower
  maintain manage mandate manufacture march mark market mass master match matter maximize measure meet mention merge
  mimic mine miss mock modify monitor mount mourn move murder name narrow nearly need negotiate nominate note notice
  notify nosedive nullify oblige observe obtain occupy occur offer open operate oppose opt order organize organise
  originate oust outline outrage outpace outsell overhaul override overrule oversee overturn owe own pack pardon park
  part participate pass patent pave perform permit persuade phase phone pick pin place plague plan play plead please
  pledge plunge point poison portray pose position possess post postpone power praise pray predict prefer prepare
  present preserve press pressure prevail prevent price print probe proceed process proclaim produce profit program
  prohibit project prolong promise promote prompt propose prosecute protect protest prove provide provoke publicize
  publish pull punish purchase pursue push qualify question quote race raid raise rally range rank rate ratify reach
  react realize realise reap reassure rebuff rebuke recall receive recession recite reclaim recognize recognise
  recommend reconsider record recover recruit recuse reduce refer reflect reform refuse refute regain regard register
  regret reignite reinforce reinstate reiterate reject relate relax relay release relieve relocate rely remain remark
  remember remind remove rename renew repair repay repeal repeat replace reply report represent request require
  reschedule rescue research resemble reserve resign resist resolve respond rest restate restore restrict restructure
  result resume retail retain retaliate retire retract retreat retrieve return reunite reveal reverse review revise
  revive revoke reward risk rock roll round rule rumor rumour rush sack sail sanction satisfy save scale scan scare
  schedule score scrap scream search secure seem seize select serve settle shape share shelve shift ship shock short
  shout shove shower shutter sign signal simplify skip slam slap slash slate slide slip slow smash smile snub soar
  solve sort spark specify speculate spill spoil sponsor spot stabilize stage stall stamp standardize start starve
  state stay stem step stop store storm strain strengthen stress stretch strip struggle study stumble subject submit
  subpoena succeed sue suffer suggest suit summon supply support suppose surface surge surpass surprise surrender
  surround survey survive suspect suspend sustain swap switch symbolize tackle talk tap target tax team tempt tend
  terminate test testify thank threaten thrive tie top topple torture total touch tour tout trace track trade trail
  train transfer transform translate transmit transport travel treat trend trigger trim triple trouble trust try
  tumble turn tweet type uncover undergo undermine unify unite unleash unlock unveil update upgrade upload urge use
  utilize vacate value vanish vary venture verify veto view violate visit voice void volunteer vote vow wait walk wane
  want warn warrant wash waste watch weaken weigh weigh welcome widen witness wonder work worry worsen wound wrap yell
  yield`;

/** Irregular verbs: base, past, participle. */
export const IRREGULAR_VERBS = `arise arose arisen|awake awoke awoken|bear bore borne|bear bore born|beat beat beaten|become became become|begin began begun|bet bet bet|bid bid bid|
bind bound bound|bite bit bitten|bleed bled bled|blow blew blown|break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast|
build built built|burst burst burst|buy bought bought|catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|cut cut cut|
deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|
fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast|
foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|
grind ground ground|grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|
know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made|
mean meant meant|meet met met|mislead misled misled|outsell outsold outsold|overcome overcame overcome|overtake overtook overtaken|
overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|ride rode ridden|ring rang rung|rise rose risen|
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|
shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|
slide slid slid|speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|split split split|spread spread spread|spring sprang sprung|
stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck|strive strove striven|swear swore sworn|sweep swept swept|
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|
undergo underwent undergone|understand understood understood|undertake undertook undertaken|uphold upheld upheld|wake woke woken|wear wore worn|
win won won|withdraw withdrew withdrawn|withstand withstood withstood|write wrote written`;

/** Verbs whose infinitive has not happened: "plans to sell". */
export const INTENT_VERBS = `
  plan hope expect intend promise agree want seek schedule propose aim offer prepare threaten pledge vow wish
  anticipate need consider slate urge ask request demand allow enable permit require encourage recommend decide choose
  prefer try attempt decline refuse vote opt order invite set`;
/** Verbs that do what they say. */
export const PERFORMING_VERBS = `announce agree decide choose vow promise pledge offer order approve sign win exercise recommend request authorize authorise
  pardon sentence ban vote elect appoint confirm`;
/** Verbs that hold over a time rather than happen. */
export const HOLDING_VERBS = `know believe think want hope plan need like love feel support expect mean own belong remain seem appear live own contain
  include depend deserve fear hate wish intend consist stay`;
/** Verbs whose infinitive happens with them: "began to sell". */
export const CARRYING_VERBS = `
  begin start continue help manage use come go proceed appear seem turn serve cease fail get force happen prompt lead
  cause`;

export const MODALS = `
  will would shall should can could may might must cannot ought 'll won't wouldn't couldn't can't shouldn't mightn't`;

export const FORMS_OF_BE = `am is are was were be been being 'm 're isn't aren't wasn't weren't`;

export const FORMS_OF_HAVE = `has have had having 've hasn't haven't hadn't`;

export const FORMS_OF_DO = `do does did don't doesn't didn't`;

export const DETERMINERS = `
  the a an this that these those its his her their our my your some any no every each several many few both all
  another such more most less fewer other two three four five six seven eight nine ten`;

export const PREPOSITIONS = `
  of in on at by for with from to into onto over under about against among between through during within without
  across after before since until till toward towards upon via per despite amid around behind beyond near off out up
  down than as like besides following including regarding concerning compared given according due`;

export const SUBJECT_PRONOUNS = `i you he she it we they who which that there what one someone nobody everyone`;

export const SUBORDINATORS = `
  because although though while when whenever as after before since until till if unless whether once whereas where so`;

export const RELATIVES = `which who whom whose that where`;

export const COORDINATORS = `and but or nor yet`;

export const ADVERBS = `
  not n't also already just still never ever soon now then later earlier recently only even too again yet always often
  currently now formally reportedly first quickly officially finally initially previously once twice further instead
  meanwhile however therefore thus rather almost nearly about far well back ahead away so very much probably perhaps
  largely long today yesterday`;

export const ADJECTIVES = `
  new old former current next last first second third big large small major minor own good bad best worst great high
  low long short early late recent possible public private local national foreign american british european chinese
  russian french german japanese senior chief top key main major special final full free same different various
  certain so-called newly unnamed alleged disappointed pleased worried concerned satisfied
  surprised shocked saddened excited interested committed prepared tired frustrated irritated delighted determined convinced based`;

/** Words that compare: a date behind them belongs to what is compared with. */
export const COMPARING_WORDS = `than compared versus vs from`;

/** Words of judgement or guessing. */
export const JUDGING_WORDS = `
  should must ought obviously clearly surely undoubtedly surprisingly unfortunately fortunately hopefully arguably
  fair unfair wrong disgraceful shameful outrageous absurd ridiculous deserve deserves perhaps maybe`;

export const FIRST_AND_SECOND_PERSON = `i we us our ours my me you your yours`;

/** Words that only look like verb forms. */
export const NOT_VERBS = `
  hundred red speed indeed need seed weed bed breed feed embed greed naked sacred wicked united during morning evening
  something nothing anything everything king thing things wing ring string spring building wedding ceiling
  sibling according concerning regarding including following airing pricing billion unprecedented
  unwanted long-awaited so-called`;

/** Verbs of two syllables that double their last consonant: "admitted". */
export const DOUBLING_VERBS =
  'admit commit compel confer control occur permit prefer refer regret submit transfer transmit equip rebut outfit begin forget';

/** Adverbs that put a past tense before what is being told. */
export const FORMER_ADVERBS = 'once originally previously formerly traditionally historically long ever';

/** Nouns for happenings, apart from those made of a verb by an ending; nouns for one kind of thing stand together. */
export const EVENT_NOUNS = `
  deal agreement contract accord pact settlement|purchase acquisition takeover buyout|merger|sale|order|award|bid|offer|
  lawsuit suit|trial|verdict ruling judgment judgement|arrest|raid|bankruptcy|collapse|bailout|rescue|layoff cut|shutdown closure|
  strike walkout stoppage|protest rally demonstration march|riot unrest|election|vote referendum|coup|war conflict|attack|ceasefire truce|
  accident crash|disaster catastrophe|earthquake quake|flood|storm hurricane|fire blaze|explosion blast bombing|shooting|massacre|
  killing murder|death|funeral|wedding|birth|meeting summit talks|conference|interview|visit|ceremony|tour|flight|landing|launch|release|
  debut|recall|match game|festival|scandal|incident|outbreak epidemic|leak|spill`;

/** Between a determiner and its noun these name another happening of the kind than the one told. */
export const OTHER_ONES = `
  first second third last latest next previous earlier former original other another planned proposed possible future similar same
  expected potential recent`;

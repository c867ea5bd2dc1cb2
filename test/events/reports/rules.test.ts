// Each dating rule with examples of its own, and the nearest cases that it must leave alone.
import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/events/reports/rules.ts';
import { isUncertain, uncertain } from '../../../src/model/dated.ts';
import { toldOf } from './telling.ts';

/** Wednesday. */
const DCT = '2019-05-15';
const LEAD = 'The council closed the old bridge on Tuesday.';

/** [what is shown, text, words of the report, day or null, rule where it matters] */
type Example = readonly [string, string, string, string | null, string?];

const EXAMPLES: readonly Example[] = [
  ['an expression dates its own clause', 'On May 3, the mayor resigned.', 'resigned', '2019-05-03', 'own-expression'],
  [
    'a speaker’s yesterday is counted from the saying',
    'The coach said on Sunday: “We lost a very good game yesterday.”',
    'We lost',
    '2019-05-11',
    'speakers-day',
  ],
  [
    'a scene of long ago that a paper tells now is told on, over paragraphs',
    'The mayor scolded the clerk on February 7, the Post reported on Tuesday.\n\nThe clerk offered to quit.\n\nShe tore his letter up.',
    'tore',
    '2019-02-07',
    'uncertain-telling',
  ],
  [
    'until the text speaks of the present',
    'The mayor scolded the clerk on February 7, the Post reported on Tuesday.\n\nThe town has not commented.\n\nIts council met.',
    'met',
    '2019-05-14',
  ],
  [
    'news of the week that looks back to an older day is told on',
    'The clerk quit on Tuesday; the mayor scolded him on February 7, the Post reported on Tuesday.\n\nShe tore his letter up.',
    'tore',
    '2019-05-14',
  ],
  ['a weekday dates the saying', 'The mayor said on Monday that the dam broke in March.', 'said', '2019-05-13'],
  [
    'the clause that is said keeps its month',
    'The mayor said on Monday that the dam broke in March.',
    'broke',
    '2019-03-01…2019-03-31',
  ],
  [
    'the year that names a treaty does not date what is said of it',
    'The minister signed the 1991 treaty again on Monday.',
    'signed',
    '2019-05-13',
  ],
  [
    'the decades of a star’s fame do not date her death',
    `${LEAD} Ada Quist, a star of the 1940s and 1950s, died at home.`,
    'died',
    '2019-05-14',
  ],
  [
    'the year in a fair’s name does not date what is shown there, the week does',
    'The firm showed the engine at the city’s 2019 Makers Fair last week.',
    'showed',
    '2019-05-06…2019-05-12',
  ],
  [
    '"since" with a past tense counts the raids, it dates none',
    `${LEAD} It was the fifth closure since March.`,
    'was the fifth',
    '2019-05-14',
  ],
  [
    'a speaker’s morning is that of the saying',
    'The boxer died at home. “My brother died this morning,” his sister said on Monday.',
    'My brother',
    '2019-05-13',
    'speakers-day',
  ],
  [
    'an hour on a morning is of that morning',
    `${LEAD} He will be tried tomorrow. The alarm was raised at about 6am on Sunday morning.`,
    'was raised',
    '2019-05-12',
  ],
  [
    'days after a clause are counted from its day',
    'The judge quit on Friday. Three days after she quit, the court met in secret.',
    'met in secret',
    '2019-05-13',
    'offset-from-event',
  ],
  [
    'and from what is told further down',
    'Two days after the verdict, the court met in secret. The verdict came on Friday.',
    'met in secret',
    '2019-05-12',
    'offset-from-event',
  ],
  [
    'what has happened has not happened after publication',
    'The verdict came on Tuesday. Three days after the verdict, the court met in secret.',
    'met in secret',
    null,
  ],
  [
    'months after a day is a month',
    'The verdict came on Feb. 5. Two months after the verdict, the court moved.',
    'moved',
    '2019-04-01…2019-04-30',
  ],
  [
    'years after what has no day are a turn of phrase',
    'Ten years after the war, the council closed the bridge on Tuesday. It was blown up two years after the war.',
    'blown up',
    '2019-05-14',
  ],
  [
    'figures of months that ended are of those months',
    'For the three months ended March 31, the mill lost money.',
    'lost money',
    '2019-01-01…2019-03-31',
  ],
  [
    'a quarter is the one that its end tells',
    'Sales fell in the quarter ended Sept. 30.',
    'fell',
    '2018-07-01…2018-09-30',
  ],
  [
    'a year of a firm’s own begins a year before its end',
    'In the year ended June 15, 2018, the mill hired forty people.',
    'hired',
    '2017-06-16…2018-06-15',
  ],
  ['what somebody was for a month happened on no day of it', 'In March the mayor was a baker.', 'was a baker', null],
  ['what there was in a month did', 'In March there was a fire at the mill.', 'a fire', '2019-03-01…2019-03-31'],
  ['a strike that ended on a day did so', 'The strike ended Feb. 28.', 'ended', '2019-02-28'],
  ['a date after "until" is a bound, not a day', 'The mayor barred the march until May 30.', 'barred', DCT],
  [
    'a date that opens the sentence dates the main clause',
    'On Tuesday, after meeting the mayor, the governor apologised.',
    'apologised',
    '2019-05-14',
  ],
  ['what is begun begins when it is done', 'The bank began to close branches on May 6.', 'began', '2019-05-06'],
  ['"recently" is not the publication day', `${LEAD} The mayor recently visited the school.`, 'visited', null],
  [
    'a perfect with "since" begins with the event of the document',
    'The firm launched the game on April 2. Since its launch the game has sold well.',
    'has sold',
    '2019-04-02',
    'since',
  ],
  ['the future is not known', `${LEAD} The governor will visit the school.`, 'will visit', null],
  [
    'a plan with a day has that day',
    `${LEAD} The governor will visit the school on Friday.`,
    'will visit',
    '2019-05-17',
  ],
  [
    'what is scheduled for a day has that day',
    `${LEAD} A vote on the bridge is scheduled for May 28.`,
    'is scheduled',
    '2019-05-28',
  ],
  [
    'what is announced is of the day of the announcement',
    'The firm has announced that it will close the plant.',
    'will close',
    DCT,
  ],
  [
    'what somebody says will be is of the day of the saying',
    'The firm said on Monday that it will close the plant.',
    'will close',
    '2019-05-13',
  ],
  ['a lead tells what is to be as decided', 'The old plant is to be closed.', 'is to be', DCT],
  [
    'a plan with a bound has it',
    `${LEAD} The opening will be delayed until October 2019.`,
    'delayed',
    '2019-10-01…2019-10-31',
  ],
  [
    'what has gone on since a date began then',
    'The firm has been trying to buy the plant since May 3.',
    'has been trying',
    '2019-05-03',
    'since-behind',
  ],
  ['what is planned is not known', `${LEAD} The firm plans to sell the plant.`, 'to sell', null],
  ['what is done to an end is done with it', `${LEAD} The guard returned to lock the gate.`, 'to lock', '2019-05-14'],
  ['a gerund goes with its verb', 'The judge left on May 6, saying nothing.', 'saying', '2019-05-06'],
  ['a pluperfect lies before the telling', `${LEAD} The firm had hired an expert.`, 'had hired', null],
  [
    'a pluperfect that the document dates elsewhere has that day',
    'The firm said on Monday it had signed a contract. It signed the papers in Rome on May 2.',
    'had signed',
    '2019-05-02',
  ],
  ['"was once" lies before the telling', `${LEAD} The bridge was once named after a king.`, 'once', null],
  [
    'a quotation is of the day of its saying',
    'The coach spoke on May 6. “We lost a good game and a friend,” she said.',
    'We lost',
    '2019-05-06',
  ],
  [
    'what is said to be so is so as of the saying',
    'The mayor said on Monday that he was disappointed.',
    'disappointed',
    '2019-05-13',
  ],
  [
    'what is said to have happened is of the day the sentence tells',
    'Police said on Monday that a thief took a ring.',
    'took',
    '2019-05-13',
    'sentence-day',
  ],
  [
    'a source named at the end takes no day from the news',
    'Three miners died on Monday, police said.',
    'died',
    '2019-05-13',
  ],
  ['"while" is at the same time', 'The singer fell on May 6 while she danced.', 'danced', '2019-05-06'],
  ['"after" is of the same day', `${LEAD} The singer left after she danced.`, 'after she danced', '2019-05-14', 'lead'],
  [
    'the main clause is with its clause of time',
    'When the jury convicted the banker on May 3, he appealed.',
    'appealed',
    '2019-05-03',
  ],
  [
    'what will be when something with a day happens has that day',
    `${LEAD} The boat will fly a red flag when it arrives on May 20.`,
    'will fly',
    '2019-05-20',
    'future-time-clause',
  ],
  [
    'how things stood is where the telling has got to',
    'Shares fell on Monday. At noon they were down.',
    'were down',
    '2019-05-13',
  ],
  [
    'what is the most since a year did not begin then',
    'Shares closed below the line for the first time since 2004.',
    'closed',
    DCT,
  ],
  [
    'the day of what a number is compared with is not its own',
    'The pound was worth $2, compared with $1 in July.',
    'was worth',
    DCT,
  ],
  ['nor is it behind "from"', 'The price fell to $2 from $3 in March.', 'fell', DCT],
  [
    'an hour is of the day that is told, not of the last one mentioned',
    `${LEAD}\n\nThe mayor had signed the order on May 3.\n\nAt 14:30 the bridge was empty.`,
    'was empty',
    '2019-05-14',
  ],
  ['"is made" tells of no day', `${LEAD} ${LEAD} The bridge is made of wood.`, 'is made', null],
  ['a perfect behind the lead is older news', `${LEAD} ${LEAD} It has cost a fortune.`, 'has cost', null],
  [
    'a full stop inside a name ends nothing',
    'The U.S. envoy John F. Ruiz resigned on May 3.',
    'The U.S. envoy',
    '2019-05-03',
  ],
  ['what begins from a day has it', `${LEAD} The shops will close from Monday.`, 'will close', '2019-05-20'],
  ['what has happened did not happen later', 'The board set May 30 as the deadline.', 'set', DCT],
  ['a noun that looks like a verb is none', 'Oil prices also fell on May 6.', 'Oil prices', '2019-05-06'],
  ['nor is a name', 'Fed officials told the press on May 6 that all was well.', 'Fed officials', '2019-05-06'],
  ['so do joined participles', 'The shop was closed on May 6 and replaced by a bank.', 'replaced', '2019-05-06'],
  [
    'what stands behind an aside is no participle',
    'The firm, which bid on May 6, declined to comment.',
    'declined',
    '2019-05-06',
    'sentence-day',
  ],
  ['joined verbs share a day', 'The thief entered the house on May 6 and took a painting.', 'took', '2019-05-06'],
  ['a perfect in the lead is news', 'The firm has won a contract.', 'has won', DCT],
  ['what is, is as of publication', `${LEAD} ${LEAD} The tunnel is open.`, 'is open', DCT],
  ['a habit has no day', `${LEAD} ${LEAD} ${LEAD} ${LEAD} The firm makes bricks in Leeds.`, 'makes', null],
  ['a past state has no day', `${LEAD} The mayor was an engineer in his youth.`, 'engineer', null],
  [
    'a saying goes on from the last saying',
    'The coach said on Monday she was tired. The keeper said the team lost heart.',
    'The keeper said',
    '2019-05-13',
  ],
  [
    'the telling goes on from its last day',
    'Police searched the harbour on Monday. They found a boat.',
    'found',
    '2019-05-13',
  ],
  ['the telling goes on from the lead', `${LEAD} Workers put up a fence.`, 'put up', '2019-05-14'],
  [
    'headline and lead tell of the day that shares their words, wherever it is told',
    'Storm sinks ferry\n\nA storm sank a ferry off the coast.\n\nThe owner bought a hat on Friday.\n\nThe ferry left port on Monday.',
    'sank',
    '2019-05-13',
    'uncertain-lead',
  ],
  [
    'of days that share as much the commonest is the story’s',
    'Storm sinks ferry\n\nA storm sank a ferry.\n\nOn Friday it rained. On Monday crews came. On Monday they left.',
    'sank',
    '2019-05-13',
  ],
  [
    'a day more than a month old is not the story’s',
    'A storm sank a ferry.\n\nThe ferry was built on March 3.',
    'sank',
    DCT,
  ],
  ['nor is a day that is still to come', 'A storm sank a ferry.\n\nThe ferry will be raised on Thursday.', 'sank', DCT],
  [
    'behind the lead the last day told holds over paragraphs',
    `${LEAD} ${LEAD}\n\nOn Friday police shut the gate.\n\nCrews put up a fence.`,
    'put up',
    '2019-05-10',
    'uncertain-telling',
  ],
  [
    'an older day holds to the end of its paragraph',
    `${LEAD} ${LEAD}\n\nOn January 7, the mayor sued the firm. She left town.\n\nCrews put up a fence.`,
    'left town',
    '2019-01-07',
  ],
  [
    'and no further',
    `${LEAD} ${LEAD}\n\nOn January 7, the mayor sued the firm. She left town.\n\nCrews put up a fence.`,
    'put up',
    '2019-05-14',
  ],
  [
    'the nearest day of the sentence dates what has none',
    'A car left the road on Monday, killing a child, police said.',
    'killing',
    '2019-05-13',
  ],
  [
    'what hangs on a clause of a year shares it',
    `${LEAD} In 2004 a tremor caused a wave that killed thousands.`,
    'killed',
    '2004-01-01…2004-12-31',
  ],
  ['a day that stands nearer beats a year', 'A man jailed over a fire in 2016 fled on Monday.', 'fled', '2019-05-13'],
  [
    'a dateline dates no clause',
    'LEEDS, May 15 (Herald) -- A storm sank a ferry in the harbour on Monday night.',
    'sank',
    '2019-05-13',
  ],
  [
    'nor does a page’s own stamp',
    'Storm sinks ferry\n\nPosted May 15, 2019 10:15 GMT A storm sank a ferry on Monday.',
    'sank a ferry',
    '2019-05-13',
  ],
  ['the entry of a chronicle is no dateline', 'Jan. 3: The mayor sued the firm.', 'sued', '2019-01-03'],
  [
    'two days and a hyphen are all days between',
    'The fair ran May 3-5.',
    'ran',
    '2019-05-03…2019-05-05',
    'own-expression',
  ],
  ['so are days from and to', 'The fair ran from April 29 to May 2.', 'ran', '2019-04-29…2019-05-02'],
  ['and days joined by a dash', 'The talks, held May 3–5, failed.', 'failed', '2019-05-03…2019-05-05', 'sentence-day'],
  ['but a vote moved from day to day has none between', 'The vote was moved from Monday to Friday.', 'moved', DCT],
  ['an hour before midnight is of that day', 'Just before midnight Saturday, police came.', 'came', '2019-05-11'],
  ['a clock time parts no clauses', 'The mayor left at 9:15 p.m. Tuesday and slept.', 'p.m. Tuesday', '2019-05-14'],
  [
    'a length of time ahead is counted from publication',
    'The bridge will reopen in two days.',
    'reopen',
    '2019-05-17',
    'from-now',
  ],
  ['but not where it is a bound', `${LEAD} ${LEAD} The clerk retires within a month.`, 'retires', null],
  ['what is due by a day is told of that day', `${LEAD} ${LEAD} The tax is due by May 30.`, 'is due', '2019-05-30'],
  ['a day that no month has is not the publication day', 'The bank shut on 31 April.', 'shut', null],
  ['nor is a date run together', 'The strike began april2,2019.', 'began', null],
  ['nor one that can be of two years', 'The strike began on 15-12-18.', 'began', null],
  ['nor digits in a row', 'The strike began 2009 03 09.', 'began', null],
  ['nor a year before Christ', 'The tribune died in 44 BC.', 'died', null],
  ['a fiscal quarter is not the calendar’s', 'Sales fell in the fiscal fourth quarter.', 'fell', null],
  ['a score is no date', 'The home side won 3/4 of its games.', 'won', DCT],
  ['a question tells of nothing', `${LEAD} Did the mayor resign?`, 'resign', null],
  ['a day of what is compared with is not the clause’s', 'The price closed below its May 3 high.', 'closed', DCT],
  ['what happens again and again has no day', `${LEAD} ${LEAD} Every night the bells rang.`, 'rang', null],
  ['a count of days from a day that nobody told is not known', 'Ten days later the mill fell.', 'fell', null],
  ['a forecast of publication’s weekday is for that day', 'Rain will reach the coast on Wednesday.', 'reach', DCT],
  ['without a day of its own news is of the publication day', 'The council closed the old bridge.', 'closed', DCT],
];

describe('dating rules', () => {
  const cases = EXAMPLES.map(([shown, ...rest]) => [shown, rest] as const);
  it.each(cases)('%s', (_, [text, words, date, rule]) => {
    const told = toldOf(text, words, DCT);
    expect(told.date).toBe(date);
    if (rule) expect(told.rule).toBe(rule);
  });

  it('have names of their own, but for the two halves of the quotation rule', () => {
    const names = RULES.map(({ name }) => name);
    expect(names.length - new Set(names).size).toBe(1);
  });
});

describe('an assumed day', () => {
  const told = (text: string, words: string) => toldOf(text, words, DCT).rule;
  it('is of a surer kind where the text tells one day only', () => {
    expect(told(`${LEAD} ${LEAD} Workers put up a fence.`, 'put up')).toBe('telling');
  });

  it('is uncertain where the text tells several days, or none', () => {
    expect(told(`${LEAD} ${LEAD} On Friday it rained. Workers put up a fence.`, 'put up')).toBe('uncertain-telling');
    expect(told('The council closed the bridge.', 'closed')).toBe('uncertain-lead');
  });

  it('makes what leans on it uncertain too', () => {
    expect(told('The council closed the bridge, angering traders.', 'angering')).toBe('uncertain-gerund');
  });

  it('says so of itself', () => {
    const date = { from: DCT, to: DCT, granularity: 'day', certainty: 'assumed', rule: 'lead' } as const;
    expect([date, uncertain(date)].map(isUncertain)).toEqual([false, true]);
  });
});

describe('a list of days', () => {
  const text = 'Hearings took place on March 4, March 23 and March 28.';
  it.each([
    ['Hearings', '2019-03-04'],
    ['March 23', '2019-03-23'],
    ['March 28', '2019-03-28'],
  ])('has a report for each: %s', (words, date) => {
    expect(toldOf(text, words, DCT).date).toBe(date);
  });
});

describe('days counted from another happening', () => {
  it('counts from the attack to the day of the attack, when the sentence has its own', () => {
    const text = 'In a letter on June 5, two days after the harbour fire, the governor thanked the crews.';
    expect(toldOf(text, 'thanked', '2019-06-20').date).toBe('2019-06-05');
    expect(toldOf(text, 'harbour fire', '2019-06-20')).toMatchObject({ date: '2019-06-03', rule: 'offset-back' });
  });

  it('counts on from an event that the document has dated', () => {
    const text = 'The senator gave an interview on April 8. The day after the interview, she resigned.';
    expect(toldOf(text, 'she resigned', DCT)).toMatchObject({ date: '2019-04-09', certainty: 'resolved' });
  });

  it('counts on from a saying under another name', () => {
    const text = 'On April 8 the senator told the Herald that she was ill. The day after her comments, the party met.';
    expect(toldOf(text, 'the party met', DCT).date).toBe('2019-04-09');
  });

  it('counts on from "that report"', () => {
    const text =
      'On April 8, the Herald first reported the deal. A day after that report, the Post reported a second one.';
    expect(toldOf(text, 'the Post reported', DCT).date).toBe('2019-04-09');
  });

  it('does not know the day after an event that has none, and never counts from publication', () => {
    const text = `${LEAD} The day after the earthquake, schools reopened.`;
    expect(toldOf(text, 'reopened', DCT).date).toBeNull();
  });

  it('takes the day of the event from its own words', () => {
    expect(toldOf('Two days after the May 6 vote, the mayor fled.', 'fled', DCT).date).toBe('2019-05-08');
  });

  it.each([
    ['The mayor fled 24 hours after the May 6 vote.', '2019-05-07'],
    ['The morning after the May 6 vote, the mayor fled.', '2019-05-07'],
    ['The mayor fled the day before yesterday.', '2019-05-13'],
    ['The mayor fled on Monday night after the council had met.', '2019-05-13'],
    ['The mayor fled on the last day of April.', '2019-04-30'],
    ['The mayor fled on Monday two weeks ago.', '2019-04-29'],
    ['The mayor fled on 4 July last year.', '2018-07-04'],
    ['Police said on Monday that the mayor fled when the vote was held on Sunday.', '2019-05-12'],
  ])('%s', (text, day) => {
    expect(toldOf(text, 'fled', DCT).date).toBe(day);
  });
});

// Sixty questions about the bundled story as people put them, each with what its first line must say.

/** `kind` groups them; `line`: the answer's line, or its first sentence where the question wants a course of events. */
export interface StoryQuestion {
  readonly kind: string;
  readonly question: string;
  readonly line: RegExp;
}

const of = (kind: string, ...rows: readonly (readonly [string, RegExp])[]): StoryQuestion[] =>
  rows.map(([question, line]) => ({ kind, question, line }));

export const SIXTY: readonly StoryQuestion[] = [
  ...of(
    'when',
    ['when was Mueller appointed?', /17 May 2017/],
    ['When did Sessions recuse himself?', /2 March 2017/],
    ['when was Comey fired?', /9 May 2017/],
    ['when did Sessions resign?', /7 November 2018/],
    ['On what day was Sessions sworn in?', /9 February 2017/],
    ['when did Spicer quit', /21 July 2017/],
    ['when did Trump call Sessions beleaguered?', /24 July 2017/],
    ['When did Sessions endorse Trump?', /28 February 2016/],
    ['when was Scaramucci removed?', /31 July 2017/],
    ['when did Sessions meet Kislyak in his office?', /8 September 2016/],
  ),
  ...of(
    'who',
    ['who replaced Sessions?', /Whitaker/],
    ['Who appointed Mueller?', /Rosenstein/],
    ['who administered the oath to Sessions?', /Pence/],
    ['who said "time will tell"?', /Trump/],
    ['Who did Trump name as communications director?', /Scaramucci/],
    ['who succeeded Priebus?', /Kelly/],
    ['whom did Trump nominate in December 2018?', /Barr/],
    ['which judge blocked the revised travel ban?', /Watson|federal judge in Hawaii/],
    ['who is Jody Hunt?', /chief of staff/i],
    ['who is John Kelly?', /chief of staff/i],
  ),
  ...of(
    'how many',
    ['how many senators voted for Sessions?', /52/],
    ['how long was Sessions attorney general?', /twenty-one months/],
    ['How many people were killed on London Bridge?', /seven/i],
    ['how much money had the wife of McCabe received?', /\$700,000/],
    ['how many gang members had Salvadoran prosecutors charged?', /700/],
    ['how many pages has the opinion of the Office of Legal Counsel?', /20 pages|\b20\b/],
  ),
  ...of(
    'why',
    ['why did Sessions recuse himself?', /regulation required|advised/],
    ['Why did Spicer resign?', /hiring of Anthony Scaramucci|protest/],
    ['why was Comey fired?', /advice|Russia investigation|emails/],
    ['why did Rosenstein appoint Mueller?', /recused/],
    ['Why was Trump angry at Sessions?', /recus/],
  ),
  ...of(
    'yes or no',
    ['did Sessions resign?', /^Yes/],
    ['Was Comey fired?', /^Yes/],
    ['Did Sessions answer questions about his conversations with Trump?', /^No/],
    ['was Sessions confirmed by the Senate?', /^Yes/],
    ['did Trump refuse the resignation of Sessions?', /^Yes/],
    ['Was Mueller fired?', /^Not told/],
  ),
  ...of(
    'said',
    ['what did Graham say about firing Sessions?', /holy hell/],
    ['What did Trump tweet about the special counsel?', /witch hunt|no special counsel had been appointed/i],
    ['what did McConnell say about Sessions?', /fine job|stay exactly|total confidence/],
    ['What did Sessions say about the criticism by Trump?', /hurtful/],
    ['what did Trump say in the Rose Garden?', /[Tt]ime will tell|very disappointed/],
    ['what did Giuliani say about the recusal?', /right/],
  ),
  ...of(
    'around a happening',
    [
      'what happened between the recusal and the Mueller appointment?',
      /2 March|3 March|17 May|Mueller|Comey|travel ban/,
    ],
    ['what happened the day after Comey was fired?', /dismissal of James Comey|Schumer|not doing a good job/],
    ['what did Trump say after Mueller was appointed?', /witch hunt|no collusion/i],
    ['what happened before the recusal?', /Kislyak|ambassador|confidence/],
    ['what led to the resignation of Sessions?', /Kelly|midterm|request|elections/],
  ),
  ...of(
    'a day',
    ['what happened on July 25 2017?', /Sessions|Trump/],
    ['25 Jul 2017', /Sessions|Trump/],
    ['what happened on Presidents Day 2017', /./],
    ['News of 31 July 2017?', /Kelly|Scaramucci|Cabinet/],
  ),
  ...of(
    'by a paper',
    ['What did The New York Times report on July 19, 2017?', /Oval Office|hired|attorney general|picked somebody else/],
    ['what did the Wall Street Journal report about a formal offer?', /formal offer|never made/],
    ['compare CNN and ABC on 25 July 2017', /^CNN: .+ABC News: /],
  ),
  ...of(
    'as people type',
    ['wen did sessions recuse himself', /2 March 2017/],
    ['any1 know when comey got fired lol', /9 May 2017/],
    ['what hapened on july 31 2017', /Kelly|Scaramucci|Cabinet/],
    ['who repalced priebus', /Kelly/],
    ['scaramucci fired when??', /31 July 2017/],
  ),
];

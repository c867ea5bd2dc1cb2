// What ends a question about something done: the past participles of English, the irregular ones by name.

const IRREGULAR =
  'taken given driven chosen frozen broken stolen eaten beaten written forgotten hidden fallen risen shaken spoken woken seen done gone known shown thrown grown flown blown overthrown drawn withdrawn hung stung flung sung rung sent spent lent bent built shot got sold told held left made paid said laid born torn worn sworn found bound caught taught bought brought fought sought hit hurt cut put set shut struck stuck won lost met fed led bred fled slain kept swept drunk sunk shrunk begun run'
    .split(' ')
    .join('|');

/** Source of a pattern that matches one participle as a whole word. */
export const PARTICIPLE = `\\b(?:\\p{L}{2,}ed|${IRREGULAR})\\b`;

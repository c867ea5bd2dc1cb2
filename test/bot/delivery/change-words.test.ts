// What an update says of days: a day on which something was only reported was never said to be its own.
import { expect, test } from 'vitest';
import { changeWords } from '../../../src/bot/delivery/change-words.ts';
import type { Change } from '../../../src/bot/delivery/changes.ts';
import { shownEvent } from '../../../src/bot/delivery/shown.ts';
import { type Dated, reportedOn } from '../../../src/model/dated.ts';
import { eventsOf, on, told } from '../../events/evidence.ts';

const SENTENCE = 'Four towns have begun to check ferry passengers.';
const TODAY = '2021-05-06';

function redated(before: Dated, now: Dated): string | null {
  const [event] = eventsOf(told({ id: 'a', publisher: 'Post' }, [{ text: SENTENCE, date: on('2021-05-03') }]));
  if (!event) throw new Error('no event');
  const change: Change = {
    event: { ...event, date: now },
    before: { ...shownEvent({ ...event, date: before }), article: 'another' },
  };
  return changeWords({ added: [], redated: [change], corrected: [], moved: [], removed: 0 }, TODAY);
}

const NAMED = '“Four towns have begun to check ferry passengers”';

test.each([
  [
    'a day where only the report had one',
    reportedOn('2021-05-04'),
    on('2021-05-03'),
    'is now dated 3 May, reported 4 May',
  ],
  ['another day', on('2021-05-04'), on('2021-05-03'), 'is now dated 3 May, not 4 May'],
  ['an earlier report', reportedOn('2021-05-04'), reportedOn('2021-05-02'), 'was first reported 2 May, not 4 May'],
  [
    'a day that nobody tells any more',
    on('2021-05-03'),
    reportedOn('2021-05-04'),
    'is now only known to be reported 4 May, not dated 3 May',
  ],
])('%s', (_, before, now, words) => {
  expect(redated(before, now)).toBe(`${NAMED} ${words} (Post)`);
});

// Turns a story's days into a calendar: an all-day entry for each event that leads a day, with how sure the day is.
import ical from 'ical-generator';
import { certaintyWords } from '../../../src/model/date-words.ts';
import { addDays } from '../../../src/model/day.ts';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { eventPath, storyPath } from '../addresses.ts';
import type { Lead } from '../reader.ts';

/** Noon, so that no zone of the server moves the day. */
const noonOf = (date: string): Date => new Date(`${date}T12:00:00`);

/** iCalendar (RFC 5545). What led several days stands there once. The same record gives the same text: the stamp is the event's own day. */
export function calendarOf(saga: Saga, site: string, leads: readonly Lead[]): string {
  const calendar = ical({
    name: inertLine(saga.name) ?? 'This story',
    prodId: { company: 'Daybook', product: 'Daybook', language: 'EN' },
    url: site + storyPath(saga.id),
  });
  const once = new Map(leads.map((lead) => [lead.event, lead]));
  for (const { event, date, headline, line, publishers } of once.values()) {
    const sure = certaintyWords(date) ?? (date.certainty === 'stated' ? 'day stated' : 'day worked out from the text');
    calendar.createEvent({
      id: `${event}@${saga.id}.daybook`,
      allDay: true,
      stamp: noonOf(date.from),
      start: noonOf(date.from),
      end: noonOf(addDays(date.to, 1)),
      summary: headline,
      description: `${line}\n— ${publishers.join(', ')} (${sure})`,
      url: site + eventPath(saga.id, event),
    });
  }
  return calendar.toString();
}

// Holds that a day's happenings are weighed beside each other by what the day is about, and that a matter of its own stays below.
import { describe, expect, test } from 'vitest';
import { besideEachOther, standingsOf } from '../../src/events/day-context.ts';
import { dayVectors } from '../../src/events/day-words.ts';
import { cosine } from '../../src/likeness/vectors.ts';
import type { Event, Evidence } from '../../src/model/event.ts';
import { eventOf, on, published, told } from './evidence.ts';

const paper = (id: string, text: string): Evidence[] =>
  told({ id, publisher: id, published: published('2021-05-05') }, [{ text, date: on('2021-05-04') }]);

const FERRY = 'Divers raised the wreck of the ferry from the harbour of Lund on Tuesday.';
const ECHO = 'On Tuesday the wreck of the ferry was raised by divers in Lund.';
const MINISTER = 'Harbour Minister Ada Moreau resigned on Tuesday over the collision of the ferry in Lund.';
const SNOW = 'Heavy snow closed two mountain roads near the border on Tuesday.';

const eventsOfDay = (): Event[] => [FERRY, ECHO, MINISTER, SNOW].map((text, at) => eventOf(paper(`p${at}`, text)));

describe('what a happening is to its day', () => {
  test('counts the other articles that have a sentence like its line', () => {
    const [ferry, , , snow] = standingsOf(eventsOfDay()).standings;
    expect(ferry?.echoes).toBe(1);
    expect(snow?.echoes).toBe(0);
  });

  test('puts what shares nothing with the rest at the edge', () => {
    const standings = standingsOf(eventsOfDay()).standings;
    const central = standings.map((standing) => standing.central);
    expect(Math.min(...central)).toBe(standings[3]?.central);
    expect(Math.min(...standings.map(({ inStory }) => inStory))).toBe(standings[3]?.inStory);
  });
});

test('a day that one paper tells has hardly a middle: what the happening is by itself decides', () => {
  const [alone] = standingsOf([eventOf(paper('p', MINISTER))]).standings;
  const [among] = standingsOf(
    eventsOfDay().map((event) => ({ ...event, evidence: eventOf(paper('p', MINISTER)).evidence })),
  ).standings;
  expect(alone?.central).toBeLessThan(0.2);
  expect(alone?.central).toBeCloseTo(among?.central ?? 0);
});

test('a telling in other words falls behind another matter of the day', () => {
  const order = besideEachOther(eventsOfDay())
    .sort((a, b) => b.salience - a.salience)
    .map(({ evidence }) => evidence[0].report.text);
  const places = [FERRY, ECHO].map((text) => order.indexOf(text));
  expect(Math.max(...places)).toBeGreaterThan(order.indexOf(MINISTER));
});

test('of few sentences nothing tells that one says again what another says, but for the same words', () => {
  const heard = 'A court heard the captain of the ferry over the collision on Tuesday.';
  const events = [MINISTER, heard].map((text, at) => eventOf(paper(`p${at}`, text)));
  const reasons = besideEachOther(events).flatMap((event) => event.reasons);
  expect(reasons).not.toContain('says again what stands above it');
  const [first] = eventsOfDay();
  const twice = first ? besideEachOther([first, { ...first, id: 'again' }]) : [];
  expect(twice.flatMap((event) => event.reasons)).toContain('says again what stands above it');
});

test('what one article tells of a deed and tells once more says it again, another deed to the same does not', () => {
  const body = 'Divers in blue suits raised the wreck at noon.';
  const other = 'Leo Brandt visited the wreck before noon.';
  const said = (...texts: readonly string[]) => {
    const article = { id: 'p', publisher: 'p', published: published('2021-05-05') };
    const tellings = told(
      article,
      texts.map((text) => ({ text, date: on('2021-05-04') })),
    );
    return besideEachOther(tellings.map((one) => eventOf([one])))
      .filter(({ reasons }) => reasons.includes('says again what stands above it'))
      .map(({ evidence }) => evidence[0].report.text);
  };
  expect(said(FERRY, body)).toHaveLength(1);
  expect(said(FERRY, other)).toEqual([]);
});

test('the order does not depend on the order that they come in', () => {
  const saliences = (events: readonly Event[]) =>
    new Map(besideEachOther(events).map(({ id, salience }) => [id, salience]));
  const events = eventsOfDay();
  expect(saliences([...events].reverse())).toEqual(saliences(events));
});

test('words that every sentence of a day has tell none of them apart', () => {
  const [a, b, c] = dayVectors([
    'The ferry sank off Lund.',
    'The ferry burned off Lund.',
    'A ferry burned near Malby.',
  ]);
  expect(cosine(a ?? new Map(), b ?? new Map())).toBeLessThan(0.6);
  expect(cosine(b ?? new Map(), c ?? new Map())).toBeGreaterThan(cosine(a ?? new Map(), c ?? new Map()));
});

// An invented story without a pause: no such quarry, valley or paper exists. Every day has enough to fill several messages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longDayWords } from '../../src/model/date-words.ts';
import { addDays, type IsoDate } from '../../src/model/day.ts';

export const SAGA = 'tarnside';
export const FIRST_DAY: IsoDate = '2021-05-03';

/** What stands on one day, `n` days into the story. Long sentences about different things, so that nothing is told as one. */
const DAY: readonly ((n: number) => string)[] = [
  (n) =>
    `Divers measured the flooded gallery below the northern face and found ${n + 11} metres of water, brown with clay,`,
  (n) =>
    `The mining inspector Hedda Lund closed haul road ${n + 3} to lorries above twelve tonnes, gravel carts included,`,
  (n) =>
    `Farmers from Upper Wick drove ${n + 20} sheep across the abandoned spoil heap to reach the last dry pasture there,`,
  (n) =>
    `A geologist of the survey, Ivo Marsh, drilled borehole ${n + 40} beside the chapel and struck soft shale beneath it,`,
  (n) =>
    `The parish council voted by ${n + 5} to four for a wall of steel piles between the school and the tailings pond,`,
  (n) =>
    `Electricians rewired pump house ${n + 2} after lightning had burnt its switchboard and stopped both of the turbines,`,
  (n) =>
    `Volunteers carried ${n + 90} crates of parish records out of the vicarage cellar to the gymnasium on the hill,`,
  (n) =>
    `The owner, Brennock Stone, paid ${n + 7} families the rent of three months and offered each of them a new kitchen,`,
  (n) =>
    `Railway workers lifted ${n + 60} sleepers from the quarry siding, where rain had washed the whole ballast away,`,
  (n) =>
    `A court in Ostley heard witness number ${n + 1}, a retired blaster, about charges that nobody had written down,`,
  (n) =>
    `Beekeepers moved ${n + 15} hives from the orchard under the crusher, whose dust had settled on every blossom,`,
  (n) => `Surveyors hung ${n + 30} prisms on the cliff and watched them by laser from the tower of the old brickworks,`,
];

/** A tail that makes a sentence long without making two alike. */
const TAIL = [
  'while the rope team waited at the upper bench for fog to lift',
  'although the written permit named another date and another contractor',
  'and the lamp over the weighbridge burned through the whole of the night',
  'because the spring tide had pushed the river back into the old culvert',
  'before the evening shift, the cooks and the two apprentices were sent home',
  'since a crack as wide as a hand had opened along the edge of the quarry',
];

export const daysOfStory = (count: number): readonly IsoDate[] =>
  Array.from({ length: count }, (_, n) => addDays(FIRST_DAY, n));

function articleOf(day: IsoDate, n: number): string {
  const sentences = DAY.map((about, i) => {
    const [first, second, third] = [0, 1, 2].map((k) => TAIL[(i + 2 * k) % TAIL.length]);
    return `${about(n)} on ${longDayWords(day)}, ${first}, ${second}, and ${third}.`;
  });
  const head = `---\ntitle: Tarnside quarry, day ${n + 1}\npublisher: The Ostley Messenger\npublished: ${day}T21:00:00Z\n---\n`;
  return `${head}\n${sentences.join('\n\n')}\n`;
}

const YAML = `name: The Tarnside quarry
zone: UTC
keywords: [Tarnside, quarry]
people:
  - name: Hedda Lund
    aliases: [Lund]
  - name: Ivo Marsh
    aliases: [Marsh]
`;

/** Describes the story in a data folder, with an article for each of its first days. */
export function writeStory(data: string, days: number): void {
  const folder = join(data, 'sagas', SAGA);
  mkdirSync(join(folder, 'articles'), { recursive: true });
  writeFileSync(join(folder, 'saga.yaml'), YAML);
  for (const [n, day] of daysOfStory(days).entries())
    writeFileSync(join(folder, 'articles', `${day}.md`), articleOf(day, n));
}

// An invented story without a pause: no such quarry, valley or paper exists. Every day’s digest fills several messages.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longDayWords } from '../../src/model/date-words.ts';
import { addDays, type IsoDate } from '../../src/model/day.ts';

export const SAGA = 'tarnside';
export const FIRST_DAY: IsoDate = '2021-05-03';

/** What stands on one day, `n` days into the story: different things, so that nothing is told as one. */
const DAY: readonly ((n: number) => string)[] = [
  (n) =>
    `Divers measured the flooded gallery below the northern face and found ${n + 11} metres of water, brown with clay,`,
  (n) =>
    `The mining inspector Hedda Lund closed haul road ${n + 3} to lorries above twelve tonnes, gravel carts included,`,
  (n) =>
    `Farmers from Upper Wick drove ${n + 20} sheep across the abandoned spoil heap to reach the last dry pasture there,`,
  (n) =>
    `A geologist of the survey, Ivo Marsh, drilled borehole ${n + 40} beside the chapel and struck soft shale beneath it,`,
];

/** Tails that make a sentence long, three of its own for each: no two sentences are alike. */
const TAIL: readonly (readonly string[])[] = [
  [
    'while the rope team waited at the upper bench for fog to lift',
    'although the written permit named another date and another contractor',
    'and the lamp over the weighbridge burned through the whole of the night',
  ],
  [
    'because the spring tide had pushed the river back into the old culvert',
    'before the evening shift, the cooks and the two apprentices were sent home',
    'since a crack as wide as a hand had opened along the edge of the quarry',
  ],
  [
    'so that the shepherd counted his flock under the larches twice',
    'until a neighbour lent a gate, three hurdles and some barley straw',
    'where nettles had swallowed the rails of a forgotten tramway',
  ],
  [
    'as pale mud rose around the drill and stained the churchyard wall',
    'though his maps promised granite down to the valley floor',
    'for samples that a laboratory in the capital will weigh and sieve',
  ],
];

/** So many that three happenings, the fewest that a digest tells in full, take several messages on either platform. */
const TAILS = 50;

const daysOfStory = (count: number): readonly IsoDate[] =>
  Array.from({ length: count }, (_, n) => addDays(FIRST_DAY, n));

function articleOf(day: IsoDate, n: number): string {
  const sentences = DAY.map((about, i) => {
    const tails = Array.from({ length: TAILS }, (_, k) => `${TAIL[i]?.[k % 3]} for the ${k + 2}th time`);
    return `${about(n)} on ${longDayWords(day)}, ${tails.join(', ')}.`;
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

// Which reports of an event tell what its line tells, and which only belong to the same matter: those are no sources of the line.
import { grouped } from '../model/grouped.ts';
import type { Features } from './features.ts';

/** How likely two reports tell one thing, 0 to 1; symmetric. */
export type OneTelling = (a: Features, b: Features) => number;

/** From this mean likelihood on a sentence tells what those tell that tell the line: the odds are even. */
const EVEN = 0.5;
/** Sentences that a further one is compared with: with all of them the work would grow with the square of their number. */
const COMPARED = 8;

type Sentence = readonly Features[];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Sentences by their clauses: two tell one thing as likely as their likeliest clauses. */
const sentencesOf = (ordered: readonly Features[]): readonly Sentence[] => [
  ...grouped(ordered, ({ evidence: { report } }) => `${report.article} ${report.sentence.begin}`).values(),
];

/** The reports that stand beside the line. `ordered` begins with the line's. */
export function besideTheLine(ordered: readonly Features[], oneTelling: OneTelling): readonly Features[] {
  const [line, ...others] = sentencesOf(ordered);
  if (!line || others.length === 0) return [];
  const likely = (a: Sentence, b: Sentence): number =>
    Math.max(...a.flatMap((one) => b.map((other) => oneTelling(one, other))));
  const told: Sentence[] = [line];
  const byLine = others.map((sentence) => ({ sentence, p: likely(sentence, line) })).sort((a, b) => b.p - a.p);
  return byLine.flatMap(({ sentence }) => {
    const tells = mean(told.slice(0, COMPARED).map((other) => likely(sentence, other))) >= EVEN;
    if (tells) told.push(sentence);
    return tells ? [] : sentence;
  });
}

// Turns what somebody has typed into what they may mean: sagas, people, days that have something.
import { dayWords } from '../model/date-words.ts';
import type { Saga } from '../model/saga.ts';
import { wordsOf } from '../model/words.ts';
import type { Sagas } from '../ports.ts';
import type { OptionKind } from './command.ts';
import type { Daybook } from './daybook.ts';

/** What is shown, and what is sent when it is chosen. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** The most that both platforms show. */
const MOST = 25;

const startsOne = (words: readonly string[], typed: string): boolean => words.some((word) => word.startsWith(typed));

const byWords = (choices: readonly Choice[], typed: string): Choice[] => {
  const begun = wordsOf(typed);
  return choices
    .filter(({ label, value }) => {
      const words = wordsOf(`${label} ${value}`);
      return begun.every((word) => startsOne(words, word));
    })
    .slice(0, MOST);
};

/** Suggestions for an option; none for free text. */
export async function suggestionsFor(
  kind: OptionKind,
  typed: string,
  saga: Saga,
  { daybook, sagas }: { readonly daybook: Daybook; readonly sagas: Sagas },
): Promise<readonly Choice[]> {
  if (kind === 'saga')
    return byWords(
      (await sagas.list()).map(({ id, name }) => ({ label: name, value: id })),
      typed,
    );
  if (kind === 'person')
    return byWords(
      saga.people.map(({ name }) => ({ label: name, value: name })),
      typed,
    );
  if (kind === 'text') return [];
  const days = await daybook.days(saga);
  return byWords(
    [...days].reverse().map((date) => ({ label: dayWords(date), value: date })),
    typed,
  );
}

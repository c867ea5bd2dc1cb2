// Turns a question put to the record into one prepared statement and its evidence.
import type { Database, Statement } from 'better-sqlite3';
import type { Evidence } from '../../../src/model/event.ts';
import { recent } from '../../../src/model/recent.ts';
import type { EvidenceQuery } from '../../../src/ports.ts';
import { boundsOf, type Chosen, inOrder, isDated } from '../order.ts';
import { CHOOSE_NEWEST, CHOOSE_OLDEST, chosenStatement } from '../statements.ts';
import { type KeyReader, keyReader } from './evidence-reader.ts';
import { chooseByWords, matchExpression } from './full-text.ts';
import { writtenWatch } from './revision.ts';
import { type Choice, choiceOf, wordSearch } from './word-search.ts';

/** Prepares each different statement once; their rows come as lists of values. */
function statementCache(db: Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const found = prepared.get(sql) ?? db.prepare(sql).raw(true);
    prepared.set(sql, found);
    return found;
  };
}

function readChosen(reports: KeyReader, { keys, scores }: Choice): readonly Chosen[] {
  const chosen: Chosen[] = [];
  for (let i = 0; i < keys.length; i++) {
    const { from, to, evidence } = reports.read(keys[i] as number);
    chosen.push({ from, to, evidence, score: scores[i] as number });
  }
  return chosen;
}

/** Word queries whose choice is kept: many questions of one saga look for the same few people. */
const CHOICES_KEPT = 200;

/**
 * Answers evidence queries. Reports without a date are found by terms alone, never by a span or a length. What was read is kept as long
 * as the record stays what it is: each answer is read in one transaction, so that no other program's change lies within it.
 */
export function evidenceReader(db: Database): (query: EvidenceQuery) => readonly Evidence[] {
  const prepare = statementCache(db);
  const writtenOf = writtenWatch(db);
  const reports = keyReader(db);
  const others = db.prepare('select 1 from sagas where id <> ? limit 1').pluck();
  const own = db.prepare('select 1 from sagas where id = ?').pluck();
  const choices = recent<string, Choice>(CHOICES_KEPT);
  /** What was chosen before for the same search stays what it was. */
  const chosenOnce = (name: string, choose: () => Choice): Choice => {
    const choice = choices.get(name) ?? choose();
    choices.set(name, choice);
    return choice;
  };
  const search = wordSearch(db);
  const isAlone = (saga: string): boolean => others.get(saga) === undefined && own.get(saga) !== undefined;
  const answer = (query: EvidenceQuery): readonly Evidence[] => {
    const written = writtenOf(query.saga);
    reports.forget(written);
    if (written !== null) {
      choices.clear();
      search.forget();
    }
    const terms = query.terms && query.terms.groups.length > 0 ? query.terms : undefined;
    const words = terms && matchExpression(terms);
    if (words === null) return [];
    const order = query.order === 'relevance' && words === undefined ? 'date' : query.order;
    const byDay = order === 'newest' ? CHOOSE_NEWEST : CHOOSE_OLDEST;
    const [bounds, dated, alone] = [boundsOf(query), isDated(query), isAlone(query.saga)];
    const by = (chosen: string, asked: object): Choice =>
      choiceOf(prepare(chosenStatement(chosen)).all(asked) as (readonly [number, number])[]);
    const byWords = (): Choice => {
      const held = terms && order === 'relevance' ? search.choose(terms, { ...bounds, dated }, alone) : null;
      return held ?? by(chooseByWords(order, { dated, alone }), { ...bounds, words });
    };
    const choice =
      words === undefined
        ? by(byDay, bounds)
        : chosenOnce(JSON.stringify([words, order, bounds, dated, alone]), byWords);
    return inOrder(readChosen(reports, choice), order).map(({ evidence }) => evidence);
  };
  return db.transaction(answer);
}

// Turns several statements into one change that happens whole or not at all, and waits for other writers.
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { isBusy } from './failures.ts';

/** A connection that changes may hold for themselves. */
export interface Holdable {
  readonly db: Database;
  readonly patience: number;
  /** What every other call waits for while a change is open. */
  readonly gate: { open: Promise<void> | null };
}

/** Longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 50;

/**
 * Runs a piece of work again while another connection is in its way, `patience` milliseconds long. A transaction that read first
 * and writes late is refused at once (SQLITE_BUSY_SNAPSHOT), however long SQLite would wait: only repeating the whole of it helps.
 * Before it is repeated, what `ready` gives is waited for, until it gives nothing.
 */
export async function patiently<T>(
  patience: number,
  work: () => T | Promise<T>,
  ready: () => Promise<void> | null = () => null,
): Promise<T> {
  const deadline = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= deadline) throw error;
      await pause(Math.min(attempt * 5, LONGEST_PAUSE) * (0.5 + Math.random() / 2));
      for (let wait = ready(); wait; wait = ready()) await wait;
    }
  }
}

/**
 * Does work that waits in between inside one transaction, while every other call on the connection waits for its end. Rejects as the
 * work does, with nothing written.
 */
export async function exclusively<T>(connection: Holdable, work: () => Promise<T>): Promise<T> {
  const { db, gate, patience } = connection;
  // Nothing may come between the last look and the taking.
  while (gate.open) await gate.open;
  let leave = (): void => {};
  gate.open = new Promise((resolve) => {
    leave = resolve;
  });
  try {
    await patiently(patience, () => db.exec('begin immediate'));
    const result = await work();
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.open && db.inTransaction) db.exec('rollback');
    throw error;
  } finally {
    gate.open = null;
    leave();
  }
}

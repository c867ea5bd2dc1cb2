// Turns a record into a copy of it in one file, as it stands at one instant, while others write.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { UserError } from '../../../src/errors.ts';
import { explained } from './failures.ts';

const PATIENCE = 10_000;

/** Counts of the copy, which is looked through before it counts as one. */
function checked(file: string): { readonly articles: number } {
  const db = new Sqlite(file, { readonly: true });
  try {
    const [verdict] = db.pragma('integrity_check(1)', { simple: false }) as { integrity_check: string }[];
    if (verdict?.integrity_check !== 'ok')
      throw new UserError('store-unavailable', `The copy ${file} is damaged: check that disk, then try again.`);
    return { articles: db.prepare('select count(*) from articles').pluck().get() as number };
  } finally {
    db.close();
  }
}

/** Copies the record of a folder. Rejects with a UserError (bad-argument, store-unavailable); nothing is left then. */
export async function backUp(folder: string, file: string): Promise<{ readonly articles: number }> {
  const record = join(folder, 'daybook.sqlite');
  if (!existsSync(record)) throw new UserError('bad-argument', `There is no record at ${folder}: check --data.`);
  if (existsSync(file)) throw new UserError('bad-argument', `${file} is there already: name a new file.`);
  try {
    const db = new Sqlite(record, { readonly: true, timeout: PATIENCE });
    try {
      db.prepare('vacuum into ?').run(file);
    } finally {
      db.close();
    }
    return checked(file);
  } catch (error) {
    rmSync(file, { force: true });
    throw explained(error, file);
  }
}

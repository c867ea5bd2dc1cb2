// Turns the ledger's past into what was told, and a saga's record into how it stands.
import type { Database } from 'better-sqlite3';
import type { Shown } from '../../../src/model/shown.ts';
import type { Ledger, Told, Watch } from '../../../src/ports.ts';
import { type DeliveryRow, deliveryOf } from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';

type ToldRow = DeliveryRow & { readonly shown_value: string };

/** Hundreds of channels were shown the same: equal texts are read once. */
export function toldReader(db: Database): (to: Parameters<Ledger['told']>[0], since: string) => readonly Told[] {
  const toOne = db.prepare(sql.TOLD_TO);
  const ofSaga = db.prepare(sql.TOLD_OF);
  return (to, since) => {
    const rows = ('saga' in to ? ofSaga : toOne).all({ ...to, since }) as ToldRow[];
    const read = new Map<string, Shown>();
    return rows.map((row) => {
      const shown = read.get(row.shown_value) ?? (JSON.parse(row.shown_value) as Shown);
      read.set(row.shown_value, shown);
      return { delivery: deliveryOf(row), shown };
    });
  };
}

/** Asked every minute: only the first look writes. */
export function watcher(db: Database): (saga: string, now: number) => Watch | null {
  const read = db.prepare(sql.WATCHED);
  const begin = db.prepare(sql.WATCH);
  return (saga, now) => (read.get({ saga }) ?? begin.get({ saga, now }) ?? null) as Watch | null;
}

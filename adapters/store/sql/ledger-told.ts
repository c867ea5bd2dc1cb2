// Turns the ledger's past into what was told, and a saga's record into how it stands.
import type { Shown } from '../../../src/model/shown.ts';
import type { Ledger, Told, Watch } from '../../../src/ports.ts';
import type { Db } from './db.ts';
import { type DeliveryRow, deliveryOf } from './ledger-rows.ts';
import * as sql from './ledger-statements.ts';

type ToldRow = DeliveryRow & { readonly shown_value: string };

/** Hundreds of channels were shown the same: equal texts are read once. */
export async function readTold(db: Db, to: Parameters<Ledger['told']>[0], since: string): Promise<readonly Told[]> {
  const rows = await db.all<ToldRow>('saga' in to ? sql.TOLD_OF : sql.TOLD_TO, { ...to, since });
  const read = new Map<string, Shown>();
  return rows.map((row) => {
    const shown = read.get(row.shown_value) ?? (JSON.parse(row.shown_value) as Shown);
    read.set(row.shown_value, shown);
    return { delivery: deliveryOf(row), shown };
  });
}

/** Asked every minute: only the first look writes. */
export async function watch(db: Db, saga: string, now: number): Promise<Watch | null> {
  return (await db.one<Watch>(sql.WATCHED, { saga })) ?? (await db.one<Watch>(sql.WATCH, { saga, now })) ?? null;
}

// Turns the command line's options into an open Daybook over its store, with the saga that was named.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createDaybook, type Daybook } from '../../src/bot/daybook.ts';
import { parseInstant } from '../../src/bot/today.ts';
import { UserError } from '../../src/errors.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Clock, Log, Sagas, Store } from '../../src/ports.ts';
import { type Config, configWith, ownConfig, placeOf } from '../config.ts';
import { startWriting } from '../models/writing.ts';
import { createSagaFolders } from '../sagas/saga-folders.ts';
import { openRecord } from '../store/open.ts';
import { isDatabaseAddress, type RecordData } from '../store/place.ts';
import { pagesAt } from '../web/addresses.ts';

export interface CommonOptions {
  readonly saga?: string;
  readonly data?: string;
  readonly asOf?: string;
}

export interface OpenRecord {
  readonly config: Config;
  readonly data: RecordData;
  readonly store: Store;
  readonly sagas: Sagas;
  readonly clock: Clock;
  readonly daybook: Daybook;
  /** The same record as seen at another instant. */
  at(asOf: string): Daybook;
}

/** Folder of the sagas that the reader described, below the data folder. */
export const ownSagas = (config: Config): string => join(config.data, 'sagas');

const clockOf = (asOf: string | undefined): Clock => {
  if (asOf === undefined) return { now: () => Date.now() };
  const fixed = parseInstant(asOf);
  return { now: () => fixed };
};

/** The command line says what went wrong by what it shows. */
const QUIET: Log = { info() {}, warn() {}, error() {} };

/** Opens the store of `--data`. The caller closes `store`. Rejects with a UserError where it can't be opened. */
async function open({ data: place, asOf }: CommonOptions): Promise<OpenRecord> {
  const config = configWith(ownConfig(), place);
  const clock = clockOf(asOf);
  const sagas = createSagaFolders([ownSagas(config), config.bundledSagas]);
  const data = await openRecord(placeOf(config));
  const { store } = data;
  const pageOf = pagesAt(config.webUrl);
  const writing = startWriting(config, { memory: data.memory, clock, log: QUIET }, (config.writer?.timeoutMs ?? 0) * 2);
  const at = (instant: string): Daybook => createDaybook({ store, sagas, clock: clockOf(instant), pageOf });
  return { config, clock, sagas, data, store, daybook: createDaybook({ store, sagas, clock, pageOf, writing }), at };
}

/**
 * A folder that is named and not there holds no record: a slip of the keyboard must not be answered about another story. Throws a
 * UserError unless the story is named as well.
 */
export function refuseUnknownFolder({ data, saga }: CommonOptions): void {
  if (data === undefined || saga !== undefined || isDatabaseAddress(data) || existsSync(data)) return;
  throw new UserError(
    'bad-argument',
    `There is no record at ${data}: check --data, or name a story with --saga to begin one there.`,
  );
}

/** Runs `work` over an open store and closes it whatever happens. */
export async function withDaybook<T>(options: CommonOptions, work: (opened: OpenRecord) => Promise<T>): Promise<T> {
  const opened = await open(options);
  try {
    return await work(opened);
  } finally {
    await opened.data.close();
  }
}

/** The saga of `--saga`, or the only one there is. Rejects with a UserError that lists them. */
export async function chooseSaga({ sagas }: OpenRecord, id: string | undefined): Promise<Saga> {
  const found = id === undefined ? null : await sagas.find(id);
  if (found) return found;
  const all = await sagas.list();
  const [only] = all;
  if (id === undefined && only && all.length === 1) return only;
  const ids = all.map((saga) => saga.id).join(', ');
  throw new UserError(
    'unknown-saga',
    id === undefined ? `Name a saga with --saga; there are ${ids}.` : `There is no saga “${id}”; there are ${ids}.`,
  );
}

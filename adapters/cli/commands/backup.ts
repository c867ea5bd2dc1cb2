// Writes a consistent copy of the record into a file, also while the bot runs.
import { UserError } from '../../../src/errors.ts';
import { configWith, ownConfig, placeOf } from '../../config.ts';
import type { CommonOptions } from '../open.ts';
import type { Streams } from '../streams.ts';

/** `daybook backup`. Rejects with a UserError where the file is there already or cannot be written. */
export async function runBackup(streams: Streams, file: string, { data }: CommonOptions): Promise<void> {
  const place = placeOf(configWith(ownConfig(), data));
  if ('address' in place)
    throw new UserError('bad-argument', 'A PostgreSQL record is copied by pg_dump: see docs/operating.md.');
  const { backUp } = await import('../../store/sqlite/backup.ts');
  const { articles } = await backUp(place.folder, file);
  streams.stdout.write(
    `${file}: ${articles} articles; to restore it, put it into a new data folder as daybook.sqlite.\n`,
  );
}

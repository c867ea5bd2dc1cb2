// Moves a record from one place to another: a folder, or a PostgreSQL database.
import { existsSync } from 'node:fs';
import { UserError } from '../../../src/errors.ts';
import { moveRecord } from '../../store/move/move.ts';
import { openToMove } from '../../store/open.ts';
import { isDatabaseAddress, placeNamed } from '../../store/place.ts';
import { writeLine } from '../json-lines.ts';
import type { Streams } from '../streams.ts';

interface MoveOptions {
  readonly from: string;
  readonly to: string;
  readonly json?: boolean;
}

/** `daybook move`. The first stays as it is. */
export async function runMove(streams: Streams, { from, to, json }: MoveOptions): Promise<void> {
  if (!isDatabaseAddress(from) && !existsSync(from))
    throw new UserError('bad-argument', `There is no record at ${from}: check --from.`);
  const source = await openToMove(placeNamed(from));
  try {
    const target = await openToMove(placeNamed(to));
    try {
      await moveRecord(source, target, (moved) => {
        if (json) writeLine(streams.stdout, moved);
        else if (moved.rows > 0) streams.stdout.write(`${moved.table}: ${moved.rows} rows, the same in both\n`);
      });
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

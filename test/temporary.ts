// A temporary folder of a run's own: what its tests leave there, also those that were killed, goes with it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Called by vitest before a run; what it returns is called after it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

// A temporary folder of a run's own: what its tests leave there, also those that were killed, goes with it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Called by vitest before a run; what it returns is called after it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-tests-'));
  // A server that does not run as root has its own folder in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

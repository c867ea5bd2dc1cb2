// Turns a few megabytes of memory into a disk that can be filled up, or into the reason why there is none on this machine.
import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { temporaryFolder } from '../cli/program.ts';

export interface TinyDisk {
  /** Its root. */
  readonly path: string;
  /** Leaves no room at all. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  close(): void;
}

const MEGABYTES = 24;

function fillUp(file: string): void {
  const handle = openSync(file, 'a');
  // the last bytes too: a small write must not fit where a large one does not
  for (const size of [65_536, 4096, 512, 1]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  closeSync(handle);
}

/** Mounts it, which the system lets only root do, and not in every container. */
export function openTinyDisk(): TinyDisk | { readonly skip: string } {
  const { path, remove } = temporaryFolder();
  const mount = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tiny', path], {
    encoding: 'utf8',
  });
  if (mount.status !== 0) {
    remove();
    return { skip: `no disk can be mounted: ${mount.error?.message ?? mount.stderr.trim()}` };
  }
  const filler = `${path}/filler`;
  return {
    path,
    fill: () => fillUp(filler),
    free: () => rmSync(filler, { force: true }),
    close() {
      spawnSync('/bin/umount', ['-l', path]);
      remove();
    },
  };
}

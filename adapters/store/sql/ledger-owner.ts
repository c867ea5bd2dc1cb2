// Turns this process into a name that other processes on the record can ask about: is the one who began this still there?
import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  readonly name: string;
  /** True only where it is certain that the process of that name has ended. */
  isGone(name: string): boolean;
}

const orNothing = (read: () => string): string => {
  try {
    return read().trim();
  } catch {
    return '';
  }
};

/** Where process numbers mean the same: one boot of one machine, one container. Empty parts where a system does not tell. */
function machineName(): string {
  const parts = [
    hostname(),
    orNothing(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')),
    orNothing(() => readlinkSync('/proc/self/ns/pid')),
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs and is somebody else's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** The running process. A number that was given to another process since looks alive, and its lease runs out in its own time. */
export function currentOwner(): Owner {
  const machine = machineName();
  return {
    name: `${machine}:${process.pid}`,
    isGone(name) {
      const [place, pid] = name.split(':');
      return place === machine && /^\d{1,10}$/.test(pid ?? '') && !isRunning(Number(pid));
    },
  };
}

// The three streams of a command: the process's own, or those of whoever runs a command in a process of theirs.
import type { Readable, Writable } from 'node:stream';

export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** A terminal also knows its width, in columns. */
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable;
}

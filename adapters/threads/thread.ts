// Turns a program into a thread that does one piece of work at a time, within a time and a memory of its own, and comes back when it ends.
import { Worker } from 'node:worker_threads';

/** Why a thread left its work: it took too long, it took too much memory, it was asked to end, or it broke down. */
export type Leaving = 'late' | 'memory' | 'stopped' | 'broken';

export class ThreadLeft extends Error {
  readonly leaving: Leaving;

  constructor(leaving: Leaving, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ThreadLeft';
    this.leaving = leaving;
  }
}

export interface ThreadSettings {
  readonly program: URL;
  readonly data?: unknown;
  /**
   * Milliseconds of processor time for one piece of work, the process's whole: on a busy machine everything takes longer, and is no
   * fault of the work.
   */
  readonly ms: number;
  /** Milliseconds that it may take by the clock. */
  readonly clockMs: number;
  /** Of the thread's own heap. */
  readonly megabytes: number;
}

export interface Thread<Posted, Reply> {
  /** One piece at a time. Rejects with ThreadLeft where the thread ends over it; the next piece begins a new one. */
  work(posted: Posted): Promise<Reply>;
  /** Ends the thread at once; work under way is left. */
  stop(): Promise<void>;
}

/** Work under way in a worker. */
interface Task<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: ThreadLeft) => void;
  readonly timer: NodeJS.Timeout;
}

/** Of a thread's heap, for what is just made; V8 would let it grow with the machine. */
const YOUNG_MB = 32;
/** How often the work's time is looked at, in milliseconds. */
const LOOK_MS = 100;

/** Calls `late` once this process has used so much processor time, or its time by the clock is up; the caller clears it. */
function whenLate({ ms, clockMs }: ThreadSettings, late: () => void): NodeJS.Timeout {
  const [begin, began] = [process.cpuUsage(), performance.now()];
  return setInterval(() => {
    const { user, system } = process.cpuUsage(begin);
    if ((user + system) / 1000 >= ms || performance.now() - began >= clockMs) late();
  }, LOOK_MS);
}

const leavingOf = (error: unknown): Leaving =>
  (error as { readonly code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken';

/** A thread that is started by its first piece of work. It holds up nobody's exit but while it works. */
export function createThread<Posted, Reply>(settings: ThreadSettings): Thread<Posted, Reply> {
  const { program, data, megabytes } = settings;
  let worker: Worker | null = null;
  let task: Task<Reply> | null = null;

  const finish = (): Task<Reply> | null => {
    const done = task;
    task = null;
    if (done) clearInterval(done.timer);
    worker?.unref();
    return done;
  };
  const leave = (left: Worker, leaving: Leaving, cause: unknown): void => {
    if (worker !== left) return;
    const done = finish();
    worker = null;
    void left.terminate();
    done?.reject(new ThreadLeft(leaving, `the thread ended: ${leaving}`, { cause }));
  };
  const begin = (): Worker => {
    const begun = new Worker(program, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    begun.on('message', (reply: Reply) => {
      if (worker === begun) finish()?.resolve(reply);
    });
    begun.on('error', (error) => leave(begun, leavingOf(error), error));
    begun.on('exit', (code) => leave(begun, 'broken', code));
    return begun;
  };

  return {
    work: (posted) =>
      new Promise((resolve, reject) => {
        const used = worker ?? begin();
        worker = used;
        used.ref();
        task = { resolve, reject, timer: whenLate(settings, () => leave(used, 'late', null)) };
        used.postMessage(posted);
      }),
    async stop() {
      const ending = worker;
      if (!ending) return;
      leave(ending, 'stopped', null);
      await ending.terminate();
    },
  };
}

// Turns a program into a thread that does one piece of work at a time, within a time and a memory of its own, and comes back when it ends.
import { Worker } from 'node:worker_threads';

/** Why a thread left its work: it took too long, it took too much memory, it was asked to end, or it broke down. */
type Leaving = 'late' | 'memory' | 'stopped' | 'broken';

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
  /**
   * By how much the whole process may grow from here on: buffers and long texts stand outside every heap. Where it has grown by other
   * things, a piece of work may still take half of that. For a process in which little else goes on; default: as it likes.
   */
  readonly growthMegabytes?: number;
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
  readonly watch: Watch;
}

/** What a piece of work takes. */
interface Watch {
  /** Whether so much was taken for it that its thread had better not be kept. */
  readonly isFat: () => boolean;
  readonly end: () => void;
}

/** Of a thread's heap, for what is just made, at most; V8 would let it grow with the machine. */
const MOST_YOUNG_MB = 32;
/** A sixth of the whole is young, as V8 would have it. */
const youngOf = (megabytes: number): number => Math.min(MOST_YOUNG_MB, Math.ceil(megabytes / 6));
/** How often the work's time and memory are looked at, in milliseconds. */
const LOOK_MS = 25;
/** A thread that took this share of its memory for one piece of work is not kept: what it freed stays with the process. */
const FAT = 1 / 3;
const residentMegabytes = (): number => process.memoryUsage.rss() / 1_048_576;

/** Calls `leave` once the process has used so much processor time, its time by the clock is up, or it has grown too much. */
function watchOver(settings: ThreadSettings, lean: number, leave: (why: 'late' | 'memory') => void): Watch {
  const { ms, clockMs, growthMegabytes = Number.POSITIVE_INFINITY } = settings;
  const [begin, began, before] = [process.cpuUsage(), performance.now(), residentMegabytes()];
  const most = Math.max(lean + growthMegabytes, before + growthMegabytes / 2);
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(begin);
    if ((user + system) / 1000 >= ms || performance.now() - began >= clockMs) leave('late');
    else if (residentMegabytes() >= most) leave('memory');
  }, LOOK_MS);
  return { isFat: () => residentMegabytes() - before >= FAT * growthMegabytes, end: () => clearInterval(timer) };
}

const leavingOf = (error: unknown): Leaving =>
  (error as { readonly code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'broken';

/** A thread that is started by its first piece of work. It holds up nobody's exit but while it works. */
export function createThread<Posted, Reply>(settings: ThreadSettings): Thread<Posted, Reply> {
  const { program, data, megabytes } = settings;
  const lean = residentMegabytes();
  let worker: Worker | null = null;
  let task: Task<Reply> | null = null;

  const finish = (): Task<Reply> | null => {
    const done = task;
    task = null;
    done?.watch.end();
    worker?.unref();
    return done;
  };
  const drop = (left: Worker): void => {
    worker = null;
    void left.terminate();
  };
  const leave = (left: Worker, leaving: Leaving, cause: unknown): void => {
    if (worker !== left) return;
    const done = finish();
    drop(left);
    done?.reject(new ThreadLeft(leaving, `the thread ended: ${leaving}`, { cause }));
  };
  const begin = (): Worker => {
    const begun = new Worker(program, {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: youngOf(megabytes) },
    });
    begun.on('message', (reply: Reply) => {
      if (worker !== begun) return;
      const done = finish();
      if (done?.watch.isFat()) drop(begun);
      done?.resolve(reply);
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
        task = { resolve, reject, watch: watchOver(settings, lean, (why) => leave(used, why, null)) };
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

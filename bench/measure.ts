// Turns repeated runs into the figures that are reported: percentiles of time, resident memory, size on disk.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Latency {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  /** Mean time of the processor: what a machine that does nothing else would need. */
  readonly cpu: number;
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Milliseconds of processor time that this process has used. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Times `runs` runs one after another, after a few that are not counted. */
export async function latencyOf(runs: number, work: (run: number) => Promise<unknown>): Promise<Latency> {
  for (let run = 0; run < Math.min(5, runs); run++) await work(run);
  const times: number[] = [];
  const before = cpuMilliseconds();
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work(run);
    times.push(performance.now() - start);
  }
  const cpu = (cpuMilliseconds() - before) / runs;
  times.sort((a, b) => a - b);
  return { cpu, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Milliseconds that one run takes, with its result. */
export async function timed<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

export const residentMegabytes = (): number => Math.round(process.memoryUsage.rss() / 1e6);

export const folderMegabytes = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) / 1e6;

export const show = ({ p50, p95, cpu }: Latency): string => `${p50.toFixed(2)} / ${p95.toFixed(2)} / ${cpu.toFixed(2)}`;

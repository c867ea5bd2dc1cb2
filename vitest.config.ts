// Which tests run together, and how: units and adapters quickly side by side, the flows and the kills by commands of their own.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Folders beside those of the units, which are named after the rooms of src. */
const ADAPTERS = [
  'answering',
  'chat',
  'cli',
  'http',
  'mcp',
  'queue',
  'reading',
  'schedule',
  'store',
  'web',
  'writer',
].map((room) => `test/${room}/**/*.test.ts`);
const LARGE = ['smoke', 'e2e', 'crash', 'fuzz'].map((kind) => `test/${kind}/**/*.test.ts`);

const project = (name: string, include: readonly string[], more: object = {}) => ({
  extends: true as const,
  test: { name, include: [...include], ...more },
});

export default defineConfig({
  test: {
    // A bot under test reads no feeds by itself: those of the bundled saga are real ones.
    env: { TZ: 'UTC', NO_COLOR: '1', DAYBOOK_POLLING: 'off' },
    // One real PostgreSQL for the whole run, whose folder another user must reach; then the folder of all else that is temporary.
    globalSetup: ['test/postgres-server.ts', 'test/temporary.ts'],
    setupFiles: ['test/seeded.ts'],
    testTimeout: 90_000,
    hookTimeout: 120_000,
    // One more than there are cores: some tests wait for a line to mend or a disk to sync.
    maxWorkers: availableParallelism() + 1,
    projects: [
      // The files of these two share a process for each worker: what they import is loaded once.
      project('units', ['test/**/*.test.ts'], { exclude: [...ADAPTERS, ...LARGE], isolate: false }),
      project('adapters', ADAPTERS, { isolate: false }),
      project('smoke', ['test/smoke/**/*.test.ts']),
      project('e2e', ['test/e2e/**/*.test.ts']),
      project('crash', ['test/crash/**/*.test.ts']),
      project('fuzz', ['test/fuzz/**/*.test.ts']),
    ],
  },
});

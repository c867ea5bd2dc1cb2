// Turns the test folder into one run: fixed zone, no isolation for pure units.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // A bot under test reads no feeds by itself: those of the bundled saga are real ones.
    env: { TZ: 'UTC', NO_COLOR: '1', DAYBOOK_POLLING: 'off' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});

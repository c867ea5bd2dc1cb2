// Turns a way to open the workspaces that let the bot in into the suite that every engine must pass.
import { describe, expect, test } from 'vitest';
import type { Installations } from '../../src/ports.ts';

const first = { sealed: 'one', keptAt: 1000 };
const second = { sealed: 'two', keptAt: 2000 };

/** `openTwo` gives two doors to the same empty place, as two processes have them. */
export function describeInstallations(
  name: string,
  openTwo: () => Promise<readonly [Installations, Installations]>,
): void {
  describe(`${name}: workspaces that let the bot in`, () => {
    test('are found by their own id alone, in every process, with what was kept last', async () => {
      const [one, other] = await openTwo();
      await one.keep('T1', first);
      await one.keep('T2', second);
      expect(await other.find('T1')).toEqual(first);
      expect(await other.find('t1')).toBeNull();
      expect(await other.workspaces()).toEqual(['T1', 'T2']);
      await other.keep('T1', second);
      expect(await one.find('T1')).toEqual(second);
    });

    test('are gone once they are removed', async () => {
      const [one, other] = await openTwo();
      await one.keep('T1', first);
      expect(await other.remove('T1')).toBe(true);
      expect(await one.remove('T1')).toBe(false);
      expect(await one.find('T1')).toBeNull();
      expect(await one.renew('T1', 'one', second)).toBe(false);
    });

    test('are renewed by one process at a time, which has so long for it', async () => {
      const [one, other] = await openTwo();
      await one.keep('T1', first);
      const asked = Array.from({ length: 20 }, (_, i) =>
        (i % 2 ? one : other).take('T1', 'one', { now: 5000, until: 6000 }),
      );
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await other.take('T1', 'one', { now: 5999, until: 9000 })).toBe(false);
      expect(await other.take('T1', 'one', { now: 6000, until: 9000 })).toBe(true);
      expect(await other.renew('T1', 'one', second)).toBe(true);
      expect(await one.renew('T1', 'one', first)).toBe(false);
      expect(await one.take('T1', 'one', { now: 9000, until: 9999 })).toBe(false);
      expect(await one.take('T1', 'two', { now: 6000, until: 9999 })).toBe(true);
      expect(await one.find('T1')).toEqual(second);
    });

    test('can be renewed at once by whoever comes after a new installation', async () => {
      const [one, other] = await openTwo();
      await one.keep('T1', first);
      await one.take('T1', 'one', { now: 0, until: 1e12 });
      await one.keep('T1', second);
      expect(await other.take('T1', 'two', { now: 1, until: 2 })).toBe(true);
    });
  });
}

// A static site: every link of every page leads to a file that is there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportSite } from '../../adapters/web/export.ts';
import { temporaryFolder } from '../cli/program.ts';
import { type HarbourSite, openHarbourSite, SITE } from './harbour-site.ts';

const folder = temporaryFolder();
let harbour: HarbourSite;
beforeAll(async () => {
  harbour = await openHarbourSite();
});
afterAll(async () => {
  await harbour.close();
  folder.remove();
});

test('follows its own links and finds none broken', async () => {
  const { pages, broken } = await exportSite(harbour.site, ['/harbour'], folder.path, SITE);
  expect(broken).toEqual([]);
  const days = (await harbour.ports.store.eventDays('harbour')).filter(({ events }) => events > 0);
  expect(pages).toBeGreaterThan(3 * days.length);
  for (const { date } of days) {
    const page = join(folder.path, 'harbour', date, 'index.html');
    expect(existsSync(page), page).toBe(true);
    expect(readFileSync(page, 'utf8')).toContain(`${SITE}/harbour/${date}`);
  }
  expect(existsSync(join(folder.path, 'style.css'))).toBe(true);
});

// The site over the harbour story's record.
import type { Hono } from 'hono';
import { createSite, type SiteSettings } from '../../adapters/web/site.ts';
import { createDaybook } from '../../src/bot/daybook.ts';
import type { Saga } from '../../src/model/saga.ts';
import { openHarbourRecord } from '../bot/harbour.ts';

/** A few days after the story's last article. */
const NOW = Date.UTC(2024, 4, 1, 12);
export const SITE = 'https://news.example.org';

export interface HarbourSite {
  readonly site: Hono;
  readonly saga: Saga;
  readonly ports: Parameters<typeof createSite>[0];
  /** The body of a page that must be there. */
  read(path: string): Promise<string>;
  close(): Promise<void>;
}

const SILENT = { info: () => {}, warn: () => {}, error: () => {} };

/** `told`: the errors that are logged. */
export async function openHarbourSite(
  settings: Partial<SiteSettings> = {},
  change: (saga: Saga) => Saga = (saga) => ({ ...saga, isPublic: true }),
): Promise<HarbourSite> {
  const { data, saga: described } = await openHarbourRecord();
  const saga = change(described);
  const sagas = { list: async () => [saga], find: async (id: string) => (id === saga.id ? saga : null) };
  const clock = { now: () => NOW };
  const daybook = createDaybook({ store: data.store, sagas, clock });
  const ports = { daybook, store: data.store, sagas, clock, log: SILENT };
  const site = createSite(ports, { site: SITE, tokens: [], isLocal: false, ...settings });
  return {
    site,
    saga,
    ports,
    async read(path) {
      const response = await site.request(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
      return response.text();
    },
    close: () => data.close(),
  };
}

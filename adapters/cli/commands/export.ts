// Turns `daybook export` into a folder with a static site.
import { UserError } from '../../../src/errors.ts';
import { linkableAddress } from '../../../src/model/web-address.ts';
import { createLog } from '../../log.ts';
import { exportSite } from '../../web/export.ts';
import { createSite } from '../../web/site.ts';
import { type CommonOptions, chooseSaga, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

interface ExportOptions extends CommonOptions {
  readonly url?: string;
}

/** A story that is named is written whether or not it is public: whoever runs this may read it. */
export const runExport = (streams: Streams, folder: string, options: ExportOptions): Promise<void> =>
  withDaybook(options, async (opened) => {
    const { daybook, store, sagas, clock, config } = opened;
    const url = (options.url ? linkableAddress(options.url) : config.webUrl)?.replace(/\/+$/, '') ?? null;
    if (options.url && url === null)
      throw new UserError(
        'bad-argument',
        `--url is an address such as https://news.example.org; it is “${options.url}”.`,
      );
    const named =
      options.saga === undefined
        ? (await sagas.list()).filter(({ isPublic }) => isPublic)
        : [await chooseSaga(opened, options.saga)];
    if (named.length === 0)
      throw new UserError(
        'bad-argument',
        'No story is public; name one with --saga, or write “public: true” into its saga.yaml.',
      );
    for (const saga of named) await readBundled(opened, saga);
    const ids = new Set(named.map(({ id }) => id));
    const list = async () => named.map((saga) => ({ ...saga, isPublic: true as const }));
    const ports = {
      daybook,
      store,
      clock,
      log: createLog('error'),
      sagas: {
        list,
        find: async (id: string) => (ids.has(id) ? ((await list()).find((saga) => saga.id === id) ?? null) : null),
      },
    };
    const site = createSite(ports, { site: url, tokens: [], isLocal: false });
    const starts = [
      '/',
      '/style.css',
      '/visit.js',
      ...(url === null ? [] : ['/sitemap.xml', '/robots.txt']),
      ...named.flatMap(({ id }) => [`/${id}`, `/${id}/rss.xml`, `/${id}/feed.json`, `/${id}/strip.png`]),
    ];
    const { pages, broken } = await exportSite(site, starts, folder, url ?? 'http://localhost');
    streams.stdout.write(`${pages} files written to ${folder}.\n`);
    for (const path of broken) streams.stderr.write(`daybook: ${path} leads nowhere.\n`);
  });

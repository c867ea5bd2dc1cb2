// Lists the addresses of the public stories for search engines (https://www.sitemaps.org/protocol.html).
import type { Saga } from '../../src/model/saga.ts';
import { dayPath, monthPath, personPath, sourcesPath, storyPath } from './addresses.ts';
import { escaped } from './escape.ts';
import type { Reader } from './reader.ts';
import { form, type Reply } from './reply.ts';

/** The protocol's own limit is fifty thousand; the newest days count. */
const MOST_ADDRESSES = 20_000;

async function addressesOf(reader: Reader, saga: Saga): Promise<readonly string[]> {
  const days = (await reader.days(saga)).map(({ date }) => date).reverse();
  const months = [...new Set(days.map((day) => day.slice(0, 7)))];
  return [
    storyPath(saga.id),
    sourcesPath(saga.id),
    ...saga.people.map(({ name }) => personPath(saga.id, name)),
    ...months.map((month) => monthPath(saga.id, month)),
    ...days.map((day) => dayPath(saga.id, day)),
  ];
}

/** `sagas`: those of them that are not public are left out, whoever asks. */
export async function sitemapOf(reader: Reader, sagas: readonly Saga[], origin: string): Promise<Reply> {
  const open = sagas.filter(({ isPublic }) => isPublic === true);
  const paths: string[] = [];
  for (const saga of open) paths.push(...(await addressesOf(reader, saga)));
  const entries = paths
    .slice(0, MOST_ADDRESSES)
    .map((path) => `<url><loc>${escaped(origin + encodeURI(path))}</loc></url>`);
  return form(
    'application/xml; charset=utf-8',
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('')}</urlset>\n`,
  );
}

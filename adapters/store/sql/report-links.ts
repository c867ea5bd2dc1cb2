// Whom each report is linked with, a row a report: what one change links by the dozen is written once.
import {
  copyOfLinks,
  dropLink,
  type Links,
  linksOf,
  NO_LINKS,
  type OpenLinks,
  openLinks,
} from '../../../src/model/links.ts';
import { nth } from '../../../src/model/nth.ts';
import type { ReportKey, Ties } from '../../../src/ports/record.ts';
import type { Db } from './db.ts';

const READ = 'select report, level, nearest, links from report_links where report in list(@reports)';
const KEEP = `insert into report_links (report, level, nearest, links) select @report, @level, @nearest, @links
  where exists (select 1 from reports where key = @report)
  on conflict (report) do update set level = excluded.level, nearest = excluded.nearest, links = excluded.links`;
const DROP = 'delete from report_links where report in list(@reports)';

/** The other report's key as four bytes, the likeness as eight. */
const LINK_BYTES = 12;

function packedLinks({ size, keys, likely }: Links): Buffer {
  const bytes = Buffer.allocUnsafe(size * LINK_BYTES);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let i = 0, at = 0; i < size; i++, at += LINK_BYTES) {
    view.setUint32(at, keys[i] as number, true);
    view.setFloat64(at + 4, likely[i] as number, true);
  }
  return bytes;
}

function unpackedLinks(bytes: Buffer): OpenLinks {
  const size = bytes.length / LINK_BYTES;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const links = openLinks(size);
  for (let i = 0, at = 0; i < size; i++, at += LINK_BYTES) {
    links.keys[i] = view.getUint32(at, true);
    links.likely[i] = view.getFloat64(at + 4, true);
  }
  links.size = size;
  return links;
}

/** Most reports are linked with none and stand alone at the first level: they have no row. */
const ALONE: Ties = { level: 0, nearest: null, links: NO_LINKS };

export async function readTies(db: Db, reports: readonly ReportKey[]): Promise<readonly Ties[]> {
  if (reports.length === 0) return [];
  const rows = await db.lists<readonly [number, number | null, ReportKey | null, Buffer]>(READ, { reports });
  const found = new Map(
    rows.map(([report, level, nearest, links]) => [report, { level, nearest, links: unpackedLinks(links) }]),
  );
  return reports.map((report) => found.get(report) ?? ALONE);
}

export async function keepTies(db: Db, ties: ReadonlyMap<ReportKey, Ties>): Promise<void> {
  const alone: ReportKey[] = [];
  const rows: (Omit<Ties, 'links'> & { readonly report: ReportKey; readonly links: Buffer })[] = [];
  for (const [report, { level, nearest, links }] of ties)
    if (level === 0 && links.size === 0) alone.push(report);
    else rows.push({ report, level, nearest, links: packedLinks(links) });
  if (alone.length > 0) await db.run(DROP, { reports: alone });
  await db.runAll(KEEP, rows);
}

/** Takes a report out of the rows of those that it is linked with: their keys. */
export async function unlink(db: Db, report: ReportKey): Promise<readonly ReportKey[]> {
  const own = await readTies(db, [report]);
  const fellows = own.flatMap(({ links }) => linksOf(links).map(([fellow]) => fellow));
  const loosened = (await readTies(db, fellows)).map(({ links: before, ...rest }) => {
    const links = copyOfLinks(before);
    dropLink(links, report);
    return { ...rest, links };
  });
  await keepTies(db, new Map(fellows.map((fellow, i) => [fellow, nth(loosened, i)])));
  return fellows;
}

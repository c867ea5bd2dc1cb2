// Whom each report is linked with, a row a report: what one change links by the dozen is written once.
import type { Database } from 'better-sqlite3';
import type { ReportKey, Ties } from '../../../src/ports/record.ts';

const READ = 'select level, links from report_links where report = ?';
const KEEP = `insert into report_links (report, level, links) select @report, @level, @links
  where exists (select 1 from reports where key = @report)
  on conflict (report) do update set level = excluded.level, links = excluded.links`;
const DROP = 'delete from report_links where report = ?';

/** The other report's key as four bytes, the likeness as eight. */
const LINK_BYTES = 12;

function packedLinks(links: ReadonlyMap<ReportKey, number>): Buffer {
  const bytes = Buffer.allocUnsafe(links.size * LINK_BYTES);
  let at = 0;
  for (const [report, likeness] of links) {
    bytes.writeUInt32LE(report, at);
    bytes.writeDoubleLE(likeness, at + 4);
    at += LINK_BYTES;
  }
  return bytes;
}

function unpackedLinks(bytes: Buffer): Map<ReportKey, number> {
  const links = new Map<ReportKey, number>();
  for (let at = 0; at < bytes.length; at += LINK_BYTES) links.set(bytes.readUInt32LE(at), bytes.readDoubleLE(at + 4));
  return links;
}

/** Most reports are linked with none and stand alone at the first level: they have no row. */
const ALONE: Ties = { level: 0, links: new Map() };

export interface ReportLinks {
  read(report: ReportKey): Ties;
  keep(report: ReportKey, ties: Ties): void;
  /** Takes a report out of the rows of those that it is linked with: their keys. */
  unlink(report: ReportKey): readonly ReportKey[];
}

export function reportLinks(db: Database): ReportLinks {
  const [find, keepRow, drop] = [db.prepare(READ).raw(true), db.prepare(KEEP), db.prepare(DROP)];
  const read = (report: ReportKey): Ties => {
    const row = find.get(report) as [number | null, Buffer] | undefined;
    return row ? { level: row[0], links: unpackedLinks(row[1]) } : ALONE;
  };
  const keep = (report: ReportKey, { level, links }: Ties): void => {
    if (level === 0 && links.size === 0) drop.run(report);
    else keepRow.run({ report, level, links: packedLinks(links) });
  };
  return {
    read,
    keep,
    unlink(report) {
      const fellows = [...read(report).links.keys()];
      for (const fellow of fellows) {
        const { level, links } = read(fellow);
        keep(fellow, { level, links: new Map([...links].filter(([other]) => other !== report)) });
      }
      return fellows;
    },
  };
}

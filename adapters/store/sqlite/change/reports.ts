// What a change reads and writes of reports: what they are compared by, and which of them may tell one happening.
import type { Database } from 'better-sqlite3';
import type { Change, KeyedEvidence, Link, ReportKey, ReportTraits } from '../../../../src/ports/record.ts';
import {
  EVIDENCE_COLUMNS,
  type EvidenceValues,
  evidenceOf,
  type HeaderValues,
  headerOf,
} from '../../evidence-row.ts';
import { READ_HEADER } from '../../statements.ts';

const KEYS_OF = 'select key from reports where article = @article order by position';
const READ = `select key, ${EVIDENCE_COLUMNS.join(', ')} from reports where key = ?`;
const TRAITS = 'select report, article, reach_from, reach_to, traits from report_traits where report = @key';
const TRAITS_OF = `select report, article, reach_from, reach_to, traits from report_traits where article = @article
  order by report`;
const KEYS = 'select key from report_keys where report = @report order by key';
const KEEP = `insert into report_traits (report, saga, article, reach_from, reach_to, traits)
  values (@report, @saga, @article, @from, @to, @traits)
  on conflict (report) do update set reach_from = excluded.reach_from, reach_to = excluded.reach_to, traits = excluded.traits`;
const DROP_KEYS = 'delete from report_keys where report = @report';
const ADD_KEY = 'insert or ignore into report_keys (saga, key, report) values (@saga, @key, @report)';
const UNLINK = ['delete from links where a = @report', 'delete from links where b = @report'];
/** Longer reaches would make a range of the index too long: such reports are found by their keys. */
const WITHIN = `select report from report_traits where saga = @saga and reach_from <= @to and reach_from >= @from - @longest
  and reach_to >= @from order by report`;
const LONGEST_REACH = 45;
const SHARING = 'select report from report_keys where saga = @saga and key = @key order by report limit @limit';
const LINKS = `select a, b, likeness from links where a = @report
  union all select a, b, likeness from links where b = @report`;
const LINK = `insert into links (a, b, likeness) values (@a, @b, @likeness)
  on conflict (a, b) do update set likeness = excluded.likeness`;

interface TraitsRow {
  readonly report: number;
  readonly article: number;
  readonly reach_from: number | null;
  readonly reach_to: number | null;
  readonly traits: Buffer;
}

type ReportPart = Pick<
  Change,
  'reportsOf' | 'evidence' | 'traitsOf' | 'traits' | 'keepTraits' | 'within' | 'sharing' | 'links' | 'link'
>;

function evidenceAt(db: Database): (key: ReportKey) => KeyedEvidence | null {
  const report = db.prepare(READ).raw(true);
  const header = db.prepare(READ_HEADER).raw(true);
  return (key) => {
    const row = report.get(key) as [number, ...EvidenceValues] | undefined;
    if (!row) return null;
    const [, ...values] = row;
    const article = headerOf(header.get(values[0]) as HeaderValues);
    return { key, articleKey: values[0], evidence: evidenceOf(values, article).evidence };
  };
}

function traitsAt(db: Database): (row: TraitsRow) => ReportTraits {
  const keys = db.prepare(KEYS).pluck();
  return ({ report, article, reach_from: from, reach_to: to, traits }) => ({
    key: report,
    articleKey: article,
    reach: from === null || to === null ? null : { from, to },
    keys: keys.all({ report }) as number[],
    traits,
  });
}

export function reportPart(db: Database): (saga: number) => ReportPart {
  const keysOf = db.prepare(KEYS_OF).pluck();
  const [traits, traitsOf] = [db.prepare(TRAITS), db.prepare(TRAITS_OF)];
  const [keep, dropKeys, addKey] = [db.prepare(KEEP), db.prepare(DROP_KEYS), db.prepare(ADD_KEY)];
  const unlink = UNLINK.map((text) => db.prepare(text));
  const within = db.prepare(WITHIN).pluck();
  const sharing = db.prepare(SHARING).pluck();
  const [links, link] = [db.prepare(LINKS), db.prepare(LINK)];
  const [read, made] = [evidenceAt(db), traitsAt(db)];
  const readAll = (keys: readonly ReportKey[]): KeyedEvidence[] => keys.map(read).filter((one) => one !== null);
  return (saga) => ({
    reportsOf: async (article) => readAll(keysOf.all({ article }) as number[]),
    evidence: async (keys) => readAll(keys),
    traitsOf: async (article) => (traitsOf.all({ article }) as TraitsRow[]).map(made),
    traits: async (keys) =>
      keys.flatMap((key) => {
        const row = traits.get({ key }) as TraitsRow | undefined;
        return row ? [made(row)] : [];
      }),
    async keepTraits({ key: report, articleKey: article, reach, keys, traits: bytes }) {
      keep.run({ report, saga, article, from: reach?.from ?? null, to: reach?.to ?? null, traits: Buffer.from(bytes) });
      dropKeys.run({ report });
      for (const key of keys) addKey.run({ saga, key, report });
      for (const statement of unlink) statement.run({ report });
    },
    within: async (from, to) => within.all({ saga, from, to, longest: LONGEST_REACH }) as number[],
    sharing: async (key, limit) => sharing.all({ saga, key, limit }) as number[],
    links: async (report) => links.all({ report }) as Link[],
    async link(all) {
      for (const { a, b, likeness } of all) link.run({ a: Math.min(a, b), b: Math.max(a, b), likeness });
    },
  });
}

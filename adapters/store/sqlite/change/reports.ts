// What a change reads and writes of reports: what they are compared by, and which of them may tell one happening.
import type { Database } from 'better-sqlite3';
import type { Change, KeyedEvidence, ReportKey, ReportTraits, Shelved } from '../../../../src/ports/record.ts';
import { EVIDENCE_COLUMNS, type EvidenceValues, evidenceOf, type HeaderValues, headerOf } from '../../evidence-row.ts';
import { READ_HEADER } from '../../statements.ts';
import { reportLinks } from '../report-links.ts';

const KEYS_OF = 'select key from reports where article = @article order by position';
const READ = `select key, ${EVIDENCE_COLUMNS.join(', ')} from reports where key = ?`;
const COLUMNS = 'report, article, shelf, from_day, to_day, traits';
const TRAITS = `select ${COLUMNS} from report_traits where report = @key`;
const TRAITS_OF = `select ${COLUMNS} from report_traits where article = @article order by report`;
const KEEP = `insert into report_traits (report, saga, article, shelf, from_day, to_day, traits)
  values (@report, @saga, @article, @shelf, @from, @to, @traits)
  on conflict (report) do update set shelf = excluded.shelf, from_day = excluded.from_day, to_day = excluded.to_day,
    traits = excluded.traits`;
const SHELVED = `select ${COLUMNS} from report_traits where saga = @saga and shelf = @shelf and from_day >= @from
  and from_day <= @to order by report`;

interface TraitsRow {
  readonly report: number;
  readonly article: number;
  readonly shelf: Shelved['shelf'] | null;
  readonly from_day: number;
  readonly to_day: number;
  readonly traits: Buffer;
}

type ReportPart = Pick<
  Change,
  'reportsOf' | 'evidence' | 'traitsOf' | 'traits' | 'shelve' | 'shelved' | 'ties' | 'keepTies'
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

const traitsOfRow = ({ report, article, shelf, from_day: from, to_day: to, traits }: TraitsRow): ReportTraits => ({
  key: report,
  articleKey: article,
  shelved: shelf === null ? null : { shelf, from, to },
  traits,
});

export function reportPart(db: Database): (saga: number) => ReportPart {
  const keysOf = db.prepare(KEYS_OF).pluck();
  const [traits, traitsOf, keep] = [db.prepare(TRAITS), db.prepare(TRAITS_OF), db.prepare(KEEP)];
  const shelved = db.prepare(SHELVED);
  const links = reportLinks(db);
  const read = evidenceAt(db);
  const readAll = (keys: readonly ReportKey[]): KeyedEvidence[] => keys.map(read).filter((one) => one !== null);
  return (saga) => ({
    reportsOf: async (article) => readAll(keysOf.all({ article }) as number[]),
    evidence: async (keys) => readAll(keys),
    traitsOf: async (article) => (traitsOf.all({ article }) as TraitsRow[]).map(traitsOfRow),
    traits: async (keys) =>
      keys.flatMap((key) => {
        const row = traits.get({ key }) as TraitsRow | undefined;
        return row ? [traitsOfRow(row)] : [];
      }),
    async shelve({ key: report, articleKey: article, shelved, traits: bytes }) {
      const { shelf = null, from = null, to = null } = shelved ?? {};
      keep.run({ report, saga, article, shelf, from, to, traits: Buffer.from(bytes) });
    },
    shelved: async (shelf, from, to) => (shelved.all({ saga, shelf, from, to }) as TraitsRow[]).map(traitsOfRow),
    ties: async (report) => links.read(report),
    async keepTies(report, ties) {
      links.keep(report, ties);
    },
  });
}

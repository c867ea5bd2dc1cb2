// What a change reads and writes of reports: what they are compared by, and which of them may tell one happening.
import type { Change, KeyedEvidence, ReportKey, ReportTraits, Shelved } from '../../../../src/ports/record.ts';
import { evidenceOfRows, type StoredEvidence, WITH_HEADER } from '../../evidence-row.ts';
import type { Db } from '../db.ts';
import { keepTies, readTies } from '../report-links.ts';

const KEYS_OF = 'select key from reports where article = @article order by position';
const READ = `select ${WITH_HEADER}, r.key from reports r join articles a on a.key = r.article where r.key in list(@keys)`;
const COLUMNS = 'report, article, shelf, from_day, to_day, traits';
const TRAITS = `select ${COLUMNS} from report_traits where report in list(@keys)`;
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

const traitsOfRow = ({ report, article, shelf, from_day: from, to_day: to, traits }: TraitsRow): ReportTraits => ({
  key: report,
  articleKey: article,
  shelved: shelf === null ? null : { shelf, from, to },
  traits,
});

/** Those that are there of the keys, in the keys' order. */
function inOrderOf<T extends { readonly key: ReportKey }>(keys: readonly ReportKey[], found: readonly T[]): T[] {
  const byKey = new Map(found.map((one) => [one.key, one]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

async function readEvidence(db: Db, keys: readonly ReportKey[]): Promise<readonly KeyedEvidence[]> {
  if (keys.length === 0) return [];
  const rows = await db.lists<readonly unknown[]>(READ, { keys });
  const evidence = evidenceOfRows(rows);
  const keyed = rows.map((row, i) => ({
    key: row.at(-1) as number,
    articleKey: row[0] as number,
    evidence: (evidence[i] as StoredEvidence).evidence,
  }));
  return inOrderOf(keys, keyed);
}

export const reportPart = (db: Db, saga: number): ReportPart => ({
  reportsOf: async (article) => readEvidence(db, await db.column<number>(KEYS_OF, { article })),
  evidence: (keys) => readEvidence(db, keys),
  traitsOf: async (article) => (await db.all<TraitsRow>(TRAITS_OF, { article })).map(traitsOfRow),
  async traits(keys) {
    return inOrderOf(keys, (await db.all<TraitsRow>(TRAITS, { keys })).map(traitsOfRow));
  },
  async shelve(reports) {
    await db.runAll(
      KEEP,
      reports.map(({ key: report, articleKey: article, shelved, traits: bytes }) => {
        const { shelf = null, from = null, to = null } = shelved ?? {};
        return { report, saga, article, shelf, from, to, traits: Buffer.from(bytes) };
      }),
    );
  },
  shelved: async (shelf, from, to) => (await db.all<TraitsRow>(SHELVED, { saga, shelf, from, to })).map(traitsOfRow),
  ties: (reports) => readTies(db, reports),
  keepTies: (ties) => keepTies(db, ties),
});

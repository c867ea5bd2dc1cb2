// An invented story in a store in memory: no such town, dam or paper exists.
import { createSqliteStore } from '../../../adapters/store/sqlite/store.ts';
import type { Collected } from '../../../src/bot/reading/document.ts';
import { ingestDocuments } from '../../../src/bot/reading/ingest.ts';
import type { Saga } from '../../../src/model/saga.ts';
import type { Sagas, Store } from '../../../src/ports.ts';

export const SAGA: Saga = {
  id: 'kellmoor',
  name: 'The Kellmoor dam',
  description: 'A crack in an invented dam.',
  keywords: ['Kellmoor', 'dam'],
  people: [
    { name: 'Orla Finch', aliases: ['Finch'], role: 'engineer' },
    { name: 'Tomas Brandt', aliases: ['Brandt'], role: 'mayor' },
  ],
  zone: 'UTC',
  sources: [],
  articlesDir: null,
};

const OTHER: Saga = { ...SAGA, id: 'ferry', name: 'The ferry', people: [], keywords: ['ferry'] };

export const sagas: Sagas = {
  list: async () => [SAGA, OTHER],
  find: async (id) => [SAGA, OTHER].find((saga) => saga.id === id) ?? null,
};

interface Told {
  readonly slug: string;
  readonly publisher: string;
  readonly published: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const TOLD: readonly Told[] = [
  {
    slug: 'crack',
    publisher: 'The Kellmoor Gazette',
    published: '2023-03-14T18:00:00Z',
    title: 'Crack found in dam & <!channel> alarm',
    paragraphs: [
      'Engineers found a crack in the Kellmoor dam on March 14, 2023.',
      'Orla Finch closed the road below the dam on March 14, 2023, and told <@U0ADA> & <everyone> to leave.',
    ],
  },
  {
    slug: 'empty',
    publisher: 'Valley Radio',
    published: '2023-03-15T20:00:00Z',
    title: 'Village emptied',
    paragraphs: [
      'The village of Kellmoor was emptied on March 15, 2023.',
      'Mayor Tomas Brandt opened the sports hall to 300 people on March 15, 2023.',
    ],
  },
  {
    slug: 'repair',
    publisher: 'The Kellmoor Gazette',
    published: '2023-03-21T09:00:00Z',
    title: 'Repairs begin',
    paragraphs: [
      'Divers sealed the crack in the dam on March 20, 2023.',
      'The road below the dam opened again on March 21, 2023.',
    ],
  },
];

/** One short article a day for half a year: a record that needs pages. */
const inspections = (count: number): Told[] =>
  Array.from({ length: count }, (_, at) => {
    const date = new Date(Date.UTC(2023, 5, 1 + at)).toISOString().slice(0, 10);
    const words = ['north wall', 'south wall', 'outlet', 'spillway', 'gallery', 'crest'][at % 6];
    return {
      slug: `inspection-${at}`,
      publisher: 'The Kellmoor Gazette',
      published: `${date}T18:00:00Z`,
      title: `Inspection ${at + 1}`,
      paragraphs: [
        `Inspectors examined the ${words} of the Kellmoor dam on ${date} and counted ${at + 3} wet stones there.`,
      ],
    };
  });

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function pageOf({ slug, publisher, published, title, paragraphs }: Told): Collected {
  const news = { '@context': 'https://schema.org', '@type': 'NewsArticle', headline: title, datePublished: published };
  const meta = JSON.stringify({ ...news, publisher: { '@type': 'Organization', name: publisher } }).replace(
    /</g,
    '\\u003c',
  );
  const host = publisher.toLowerCase().replace(/[^a-z]/g, '');
  const html = `<!doctype html><html lang="en"><head><title>${escaped(title)}</title>
<link rel="canonical" href="https://${host}.example/${slug}"><script type="application/ld+json">${meta}</script></head>
<body><article><h1>${escaped(title)}</h1>${paragraphs.map((words) => `<p>${escaped(words)}</p>`).join('\n')}</article></body></html>`;
  const bytes = new TextEncoder().encode(html);
  return { document: { name: `${slug}.html`, bytes, url: null, contentType: 'text/html', file: `${slug}.html` } };
}

async function* pages(told: readonly Told[]): AsyncGenerator<Collected> {
  for (const each of told) yield pageOf(each);
}

/** Reads the story into a store, with so many days that tell little. */
export async function fillRecord(store: Store, days: number): Promise<void> {
  const fetchPage = async (): Promise<never> => {
    throw new Error('no page is fetched in this test');
  };
  for await (const line of ingestDocuments({ store, fetchPage }, SAGA, pages([...TOLD, ...inspections(days)])))
    if (line.status === 'rejected') throw new Error(`${line.source}: ${line.reason}`);
}

/** A store with the story read in. */
export async function createRecord(): Promise<Store> {
  const store = await createSqliteStore({ memory: true });
  await fillRecord(store, 60);
  return store;
}

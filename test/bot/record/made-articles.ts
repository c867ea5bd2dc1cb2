// Makes articles for tests of settling: several papers about the same few happenings, copies, undated ones and corrected texts.
import { articleId, contentHash } from '../../../src/ingest/identity.ts';
import type { Article } from '../../../src/model/article.ts';
import { sagaOf } from '../../saga.ts';

export const DAM = sagaOf({
  id: 'dam',
  name: 'The dam',
  description: '',
  keywords: ['dam', 'Velm'],
  people: [
    { name: 'Orla Finch', aliases: ['the minister'] },
    { name: 'Tobias Reed', aliases: [] },
  ],
});

interface Draft {
  readonly publisher: string;
  readonly title: string;
  readonly published: string | null;
  readonly text: string;
}

export const articleOf = ({ publisher, title, published, text }: Draft, id?: string): Article => {
  const read = { title, publisher, url: null, text };
  return {
    id: id ?? articleId(read),
    saga: DAM.id,
    title,
    byline: null,
    publisher,
    url: null,
    published: published === null ? null : { value: published, certainty: 'stated', provenance: 'feed' },
    updated: null,
    kind: 'report',
    agency: null,
    text,
    file: null,
    contentHash: contentHash(read as Parameters<typeof contentHash>[0]),
    version: 1,
    copyOf: null,
  };
};

const INQUIRY = `The inquiry into the Velm dam opened on Tuesday with the testimony of its chief engineer. Tobias Reed told the panel that
the northern spillway had leaked since spring and that nobody had answered his letters. He said the gates were tested twice and failed
both times. The panel will hear the turbine makers next week. Residents of Lower Velm filled the hall and many had to stand outside in the
rain. The chairwoman asked for quiet three times before the engineer could finish his account of the night of the flood.`;

const DRAFTS: readonly Draft[] = [
  {
    publisher: 'The Valley Post',
    title: 'Spillway cracks at Velm dam',
    published: '2031-05-06',
    text: `A crack opened in the northern spillway of the Velm dam on Monday. Engineers lowered the reservoir by two metres.\n\nOrla Finch, the minister, ordered an inspection of all dams on Monday evening. "Nobody is in danger," she said.`,
  },
  {
    publisher: 'Meridian Wire',
    title: 'Crack found in dam’s spillway',
    published: '2031-05-06',
    text: `Engineers found a crack in the northern spillway of the Velm dam on Monday. The reservoir was lowered by three metres, the operator said.\n\nThe minister ordered an inspection of all dams in the country.`,
  },
  {
    publisher: 'Lower Velm Gazette',
    title: 'Families leave below the dam',
    published: '2031-05-07',
    text: `Some 400 families left their homes in Lower Velm on Tuesday after a crack opened in the spillway of the dam on Monday. Schools were closed on Tuesday.\n\nTobias Reed, the chief engineer, resigned on Tuesday night.`,
  },
  {
    publisher: 'The Valley Post',
    title: 'Chief engineer resigns',
    published: '2031-05-08',
    text: `Tobias Reed resigned as chief engineer of the Velm dam on Tuesday. He had warned of leaks in March.\n\nThe minister accepted the resignation on Wednesday and named no successor.`,
  },
  { publisher: 'Meridian Wire', title: 'Inquiry opens', published: '2031-06-04', text: INQUIRY },
  { publisher: 'The Valley Post', title: 'Engineer testifies', published: '2031-06-05', text: INQUIRY },
  {
    publisher: 'Lower Velm Gazette',
    title: 'Inquiry hears the engineer',
    published: '2031-06-05',
    text: `${INQUIRY}\n\nThe Gazette will report from the hall every day.`,
  },
  {
    publisher: 'Harrow Sentinel',
    title: 'What the engineer knew',
    published: null,
    text: `Tobias Reed told the inquiry on Tuesday that the northern spillway of the Velm dam had leaked since spring. The chairwoman of the panel had to ask for quiet before the engineer could finish his account of the flood, and residents of Lower Velm stood outside in the rain.\n\nThe turbine makers will be heard next week.`,
  },
  {
    publisher: 'Harrow Sentinel',
    title: 'Dam is repaired',
    published: '2031-09-12',
    text: `Workers closed the last crack in the spillway of the Velm dam on Thursday. Orla Finch visited the site on Friday and thanked the crews.\n\nThe minister resigned on June 20 over the flood, but was named again in August.`,
  },
  {
    publisher: 'Meridian Wire',
    title: 'Minister thanks crews at dam',
    published: '2031-09-12',
    text: `Orla Finch thanked the crews at the Velm dam on Friday. The last crack in the spillway was closed on Thursday, after four months of work.`,
  },
];

export const ARTICLES: readonly Article[] = DRAFTS.map((draft) => articleOf(draft));

/** Later versions of some articles: another figure, another day, the publication day of the undated one, no copy any more. */
const draft = (n: number): Draft => DRAFTS[n] as Draft;
export const CHANGED: readonly Article[] = [
  articleOf({ ...draft(1), text: draft(1).text.replace('three metres', 'two metres') }, ARTICLES[1]?.id),
  articleOf({ ...draft(3), text: draft(3).text.replace('on Tuesday', 'on Wednesday') }, ARTICLES[3]?.id),
  articleOf({ ...draft(7), published: '2031-06-05', title: 'What the engineer knew then' }, ARTICLES[7]?.id),
  articleOf(
    { ...draft(5), text: 'The chief engineer testified on Wednesday. The hall was full, and the panel was silent.' },
    ARTICLES[5]?.id,
  ),
];

/** @jsxImportSource hono/jsx */
// The frame around every page: head, the story's navigation, the foot.
import type { Child } from 'hono/jsx';
import { inertLine } from '../../../src/model/outside-text.ts';
import type { Saga } from '../../../src/model/saga.ts';
import { askPath, feedPath, sourcesPath, storyPath } from '../addresses.ts';

interface PageProps {
  readonly title: string;
  readonly saga: Saga | null;
  /** What the page shows, in a sentence: for previews of links. */
  readonly description?: string | null;
  /** Public address of the site without a slash at its end, or null where none is set. */
  readonly site: string | null;
  /** Path of the page itself. */
  readonly path: string;
  /** Path of a picture of it. */
  readonly picture?: string;
  /** Paths of the same in other forms, by media type. */
  readonly alternates?: Readonly<Record<string, string>>;
  /** What the question field holds. */
  readonly question?: string;
  readonly children?: Child;
}

export const sagaName = (saga: Pick<Saga, 'name'>): string => inertLine(saga.name) ?? 'This story';

const AskForm = ({ saga, question }: { saga: Saga; question: string | undefined }) => (
  <form class="ask" action={askPath(saga.id)}>
    <label for="q">Ask the record</label>
    <input id="q" name="q" type="search" maxlength={400} value={question ?? ''} placeholder="What happened on …?" />
    <button type="submit">Ask</button>
  </form>
);

const StoryHead = ({ saga, question }: { saga: Saga; question: string | undefined }) => (
  <header class="head">
    <p class="name">
      <a href={storyPath(saga.id)}>{sagaName(saga)}</a>
    </p>
    <nav aria-label="Story">
      <a href={storyPath(saga.id)}>Timeline</a> <a href={`${storyPath(saga.id)}#people`}>People</a>{' '}
      <a href={sourcesPath(saga.id)}>Sources</a> <a href={feedPath(saga.id, 'feed.xml')}>Feed</a>{' '}
      <a href={feedPath(saga.id, 'calendar.ics')}>Calendar</a>
    </nav>
    <search>
      <AskForm saga={saga} question={question} />
    </search>
  </header>
);

const Preview = ({ title, description, site, path, picture }: PageProps) => (
  <>
    <meta property="og:title" content={title} />
    <meta property="og:type" content="article" />
    {description ? <meta property="og:description" content={description} /> : null}
    {description ? <meta name="description" content={description} /> : null}
    {site ? <meta property="og:url" content={site + path} /> : null}
    {site ? <link rel="canonical" href={site + path} /> : null}
    {site && picture ? <meta property="og:image" content={site + picture} /> : null}
    {site && picture ? <meta property="og:image:alt" content={title} /> : null}
  </>
);

export const Page = (props: PageProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{props.title}</title>
      <link rel="icon" type="image/svg+xml" href="/icon.svg" />
      <link rel="stylesheet" href="/style.css" />
      <Preview {...props} />
      {Object.entries(props.alternates ?? {}).map(([type, path]) => (
        <link rel="alternate" type={type} href={path} />
      ))}
      <script src="/visit.js" defer></script>
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the text
      </a>
      {props.saga ? <StoryHead saga={props.saga} question={props.question} /> : null}
      <main id="main">{props.children}</main>
      <footer class="foot">
        <p>
          Every sentence is quoted from the article it links to. Days are those on which things happened, as far as the
          articles tell. Made by Daybook.
        </p>
      </footer>
    </body>
  </html>
);

/** The whole document as text. */
export const documentOf = (page: { toString(): string }): string => `<!doctype html>${page.toString()}`;

/** @jsxImportSource hono/jsx */
// The pages of whoever adds the bot to a Slack workspace: the invitation, the welcome, and why it came to nothing.
import type { Child } from 'hono/jsx';
import { STYLESHEET } from '../stylesheet.ts';
import { documentOf } from './layout.tsx';

const InstallPage = ({ title, children }: { title: string; children: Child }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="stylesheet" href="/slack/style.css" />
    </head>
    <body>
      <header class="head">
        <p class="name">Daybook</p>
      </header>
      <main id="main">
        <h1>{title}</h1>
        {children}
      </main>
      <footer class="foot">
        <p>
          Every sentence is quoted from the article it links to. Workspaces never see each other’s questions or digests.
        </p>
      </footer>
    </body>
  </html>
);

const Invitation = ({ link }: { link: string }) => (
  <InstallPage title="Daybook in Slack">
    <p>
      Daybook follows a news story over months, works out on which day each thing happened, and answers “what happened
      on July 25?” where you talk, with dated and cited sentences.
    </p>
    <p class="begin">
      <a href={link}>Add to Slack</a>
    </p>
    <h2>What it may do there</h2>
    <ul>
      <li>answer who mentions it or writes to it, and go on in the threads that it has answered in</li>
      <li>post digests in channels that invite it and follow a story</li>
      <li>know who is in a channel, so that nobody reads of channels that they are not in</li>
    </ul>
    <p class="note">
      It keeps what channels follow, and of the questions that it has answered their topics and dates; nothing else of
      what is written. When the app is removed from the workspace, its digests end and its conversations are forgotten.
    </p>
  </InstallPage>
);

const Welcome = ({ link }: { link: string }) => (
  <InstallPage title="Daybook is in your workspace">
    <p class="begin">
      <a href={link}>Open it in Slack</a>
    </p>
    <ul>
      <li>Write to it under Messages: “what happened on July 25?”</li>
      <li>In a channel: “/invite @daybook”, then “/saga follow”, and its digest comes every day.</li>
    </ul>
  </InstallPage>
);

const Refusal = ({ sentence }: { sentence: string }) => (
  <InstallPage title="Not installed">
    <p>{sentence}</p>
    <p>
      <a href="/slack/install">To the beginning</a>
    </p>
  </InstallPage>
);

/** Whole documents, and their style. */
export const INSTALL_PAGES = {
  stylesheet: STYLESHEET,
  invitation: (link: string): string => documentOf(<Invitation link={link} />),
  welcome: (link: string): string => documentOf(<Welcome link={link} />),
  refusal: (sentence: string): string => documentOf(<Refusal sentence={sentence} />),
};

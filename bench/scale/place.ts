// Made-up stories whose feeds are on loopback: a folder of descriptions, to which whole stories are added.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HARBOUR } from '../made-news.ts';

/** What is followed. */
export interface Following {
  readonly feeds: number;
  readonly hosts: number;
  /** Feeds of a story. */
  readonly perStory: number;
}

/** Hosts are addresses of this machine. */
const hostOf = (n: number): string => `127.${1 + (n >> 14)}.${(n >> 7) & 127}.${1 + (n & 127)}`;

export interface Place {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Describes so many feeds more, whole stories of them: from then on they are due. */
  describe(feeds: number): void;
}

export function placeFor({ hosts, perStory }: Following, port: number): Place {
  const folder = mkdtempSync(join(tmpdir(), 'daybook-scale-'));
  const write = (story: string, text: string): void => {
    mkdirSync(join(folder, 'sagas', story), { recursive: true });
    writeFileSync(join(folder, 'sagas', story, 'saga.yaml'), text);
  };
  // The bundled story's own feeds are real ones.
  write('sessions', 'name: Nothing\nsources: []\n');
  const places = Array.from({ length: hosts }, (_, n) => `${hostOf(n)}:${port}`);
  const people = HARBOUR.people.map(({ name, aliases }) => `  - name: ${name}\n    aliases: [${aliases.join(', ')}]\n`);
  const sourceOf = (feed: number): string =>
    `  - publisher: Paper ${feed}\n    url: http://${places[feed % hosts]}/${feed}\n`;
  let described = 0;
  return {
    folder,
    environment: { DAYBOOK_DATA: folder, DAYBOOK_ALLOW_HOSTS: places.join(','), DAYBOOK_POLLING: 'on' },
    describe(feeds) {
      const last = described + feeds;
      for (; described < last; described += perStory) {
        const sources = Array.from({ length: Math.min(perStory, last - described) }, (_, n) => sourceOf(described + n));
        write(
          `harbour-${described}`,
          `name: Harbour ${described}\nkeywords: [${HARBOUR.keywords.join(', ')}]\npeople:\n${people.join('')}sources:\n${sources.join('')}`,
        );
      }
      described = last;
    },
  };
}

// Data folders whose one saga has feeds on a server of the test's.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type FeedItem, type FeedServer, longText, startFeedServer } from '../http/feed-server.ts';
import { daybook, jsonLines, temporaryFolder } from './program.ts';

export const OPENED: FeedItem = {
  link: 'https://post.example/opened',
  title: 'Harbour lock opens',
  text: longText('The mayor opened the harbour lock on 11 June 2024 in front of a large crowd.'),
  published: '2024-06-12T07:00:00Z',
};

export const FLOODED: FeedItem = {
  link: 'https://post.example/flooded',
  title: 'Harbour lock floods',
  text: longText('The harbour lock flooded two streets on 13 June 2024 after heavy rain.'),
  published: '2024-06-14T07:00:00Z',
};

export interface FeedFolders {
  readonly server: FeedServer;
  /** A data folder with one saga that has these feeds; the bundled saga's own feeds, which are real, are left out. */
  dataWith(paths: readonly string[]): string;
  close(): Promise<void>;
}

/** Starts the server. The program's guard stays on: this one server is let in by host and port until `close`. */
export async function openFeedFolders(): Promise<FeedFolders> {
  const server = await startFeedServer();
  const { path: root, remove } = temporaryFolder();
  process.env.DAYBOOK_ALLOW_HOSTS = server.hostAndPort;
  let folders = 0;
  return {
    server,
    dataWith(paths) {
      const data = join(root, `data-${folders++}`);
      const write = (saga: string, text: string): void => {
        mkdirSync(join(data, 'sagas', saga), { recursive: true });
        writeFileSync(join(data, 'sagas', saga, 'saga.yaml'), text);
      };
      const sources = paths.map((path) => `  - publisher: Harbour Post\n    url: ${server.origin}${path}\n`).join('');
      write('harbour', `name: The harbour lock\nzone: UTC\nkeywords: [harbour, lock]\nsources:\n${sources}`);
      write('sessions', 'name: Nothing\nsources: []\n');
      return data;
    },
    async close() {
      delete process.env.DAYBOOK_ALLOW_HOSTS;
      await server.close();
      remove();
    },
  };
}

/** `daybook poll --json`, which must end well: its lines. */
export async function poll(
  data: string,
  more: readonly string[] = [],
  run = daybook,
): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await run(['poll', '--data', data, '--json', ...more]);
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return jsonLines(stdout);
}

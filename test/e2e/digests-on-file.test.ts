// Holds the committed digests against what the summarizer says today.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bundledDigests } from '../../adapters/cli/bundled-digests.ts';

const FOLDER = fileURLToPath(new URL('../../digests/', import.meta.url));

const onFile = (saga: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(`${FOLDER}${saga}`).map((name) => [name, readFileSync(`${FOLDER}${saga}/${name}`, 'utf8')]),
  );

describe('the digests on file', () => {
  test('are what the summarizer says today (npm run digests writes them)', async () => {
    for (const { saga, files } of await bundledDigests()) {
      expect(onFile(saga.id)).toEqual(Object.fromEntries(files.map(({ path, text }) => [path, text])));
    }
  });
});

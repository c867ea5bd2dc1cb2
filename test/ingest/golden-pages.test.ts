// Golden pairs: each document in fixtures/pages beside what it must be read as. UPDATE_GOLDEN=1 writes the answers; a missing one fails.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../src/ingest/read-document.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/pages');
const ADDRESSES: Readonly<Record<string, string>> = {
  'greenwich-time.html': 'https://coasttribune.example/2019/04/01/night-repairs',
};

describe('documents are read as their golden answers say', () => {
  for (const name of readdirSync(FOLDER).filter((file) => !file.endsWith('.json'))) {
    it(name, () => {
      const article = readDocument({ bytes: readFileSync(join(FOLDER, name)), name, url: ADDRESSES[name] });
      const got = { ...article, text: article.text?.split('\n\n') };
      const golden = join(FOLDER, `${name}.json`);
      if (process.env.UPDATE_GOLDEN) writeFileSync(golden, `${JSON.stringify(got, null, 2)}\n`);
      expect(got).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
    });
  }
});

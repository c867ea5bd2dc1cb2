// Turns folders of sagas (<folder>/<id>/saga.yaml) into the sagas that can be followed.
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isUserError, UserError } from '../../src/errors.ts';
import type { Saga } from '../../src/model/saga.ts';
import type { Sagas } from '../../src/ports.ts';
import { isSagaId, parseSaga } from './parse-saga.ts';

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

type ReadSaga = (folder: string, id: string) => Promise<Saga | null>;

/** Reads descriptions; one that has not changed is the same saga as before, with all that was worked out for it. */
function sagaReader(): ReadSaga {
  const known = new Map<string, { readonly text: string; readonly saga: Saga }>();
  return async (folder, id) => {
    const file = join(folder, id, 'saga.yaml');
    if (!(await exists(file))) return null;
    const articles = join(folder, id, 'articles');
    const articlesDir = (await exists(articles)) ? articles : null;
    const text = await readFile(file, 'utf8');
    const last = known.get(file);
    if (last?.text === text && last.saga.articlesDir === articlesDir) return last.saga;
    const saga = parseSaga(id, text, { articlesDir });
    known.set(file, { text, saga });
    return saga;
  };
}

/** The sagas of several folders; where two folders describe the same id the first wins. */
export function createSagaFolders(folders: readonly string[]): Sagas {
  const readSaga = sagaReader();
  const find = async (id: string): Promise<Saga | null> => {
    if (!isSagaId(id)) return null;
    for (const folder of folders) {
      const saga = await readSaga(folder, id);
      if (saga) return saga;
    }
    return null;
  };
  const ids = async (): Promise<readonly string[]> => {
    const found = new Set<string>();
    for (const folder of folders) {
      if (await exists(folder)) for (const id of await readdir(folder)) if (isSagaId(id)) found.add(id);
    }
    return [...found].sort();
  };
  const all = async (): Promise<readonly (Saga | UserError | null)[]> =>
    Promise.all(
      (await ids()).map((id) =>
        find(id).catch((error: unknown) => {
          if (isUserError(error)) return error;
          throw error;
        }),
      ),
    );
  const list = async (): Promise<readonly Saga[]> =>
    (await all()).filter((found): found is Saga => found !== null && !isUserError(found));
  const broken = async (): Promise<readonly UserError[]> => (await all()).filter(isUserError);
  return { find, list, broken };
}

/** "harbour-lock" → "Harbour lock". */
const nameOf = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

const MACHINE = " # this machine's; name the story's own";

/** Writes a saga.yaml for a story nobody described yet: `yaml` where a description came with the articles, else a bare one. */
export async function describeSaga(
  folder: string,
  id: string,
  yaml: string | null,
  { zone, isMachineZone }: { readonly zone: string; readonly isMachineZone: boolean },
): Promise<void> {
  if (!isSagaId(id)) {
    throw new UserError(
      'unknown-saga',
      `“${id}” can't name a saga; use lower-case letters, digits and hyphens, such as harbour-lock.`,
    );
  }
  const text =
    yaml ??
    `name: ${nameOf(id)}\nzone: ${zone}${isMachineZone ? MACHINE : ''}\nkeywords: []\npeople: []\nsources: []\n`;
  parseSaga(id, text, { articlesDir: null });
  await mkdir(join(folder, id), { recursive: true });
  await writeFile(join(folder, id, 'saga.yaml'), text);
}

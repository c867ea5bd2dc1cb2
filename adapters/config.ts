// Turns the environment into the program's settings: the only place that reads it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Config {
  /** Folder of the embedded store and of sagas described by the reader. */
  readonly data: string;
  /** IANA zone for new sagas and for "today" where no saga says otherwise. */
  readonly zone: string;
  /** Folder of the sagas that come with the program. */
  readonly bundledSagas: string;
  readonly isPlain: boolean;
}

/** The folder that holds package.json: above `adapters/` in the sources, above `dist/adapters/` in the build. */
function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Settings of an environment. `DAYBOOK_DATA` names the data folder; without it `data` below the working folder. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    data: env.DAYBOOK_DATA || 'data',
    zone: env.DAYBOOK_ZONE || Intl.DateTimeFormat().resolvedOptions().timeZone,
    bundledSagas: join(projectRoot(), 'sagas'),
    isPlain: Boolean(env.NO_COLOR) || env.TERM === 'dumb',
  };
}

/** The settings of this process. */
export const ownConfig = (): Config => readConfig(process.env);

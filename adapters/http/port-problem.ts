// Turns why a port can't be listened on into a sentence.
import { UserError } from '../../src/errors.ts';

/** Why a port can't be listened on, in a sentence that names the setting; what is no such reason stays what it is. */
export function portProblem(setting: string, port: number, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const why =
    code === 'EADDRINUSE'
      ? 'is in use by another program: end that one or choose another port'
      : code === 'EACCES'
        ? 'may not be used by this user: choose one above 1023'
        : null;
  return why === null ? error : new UserError('bad-argument', `Port ${port} (${setting}) ${why}.`, { cause: error });
}

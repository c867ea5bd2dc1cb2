// The state that an installation carries to Slack and back: signed, ten minutes old at most, good for one use in any process.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type InstallURLOptions, InvalidStateError, type StateStore } from '@slack/oauth';
import type { Clock, Memory } from '../../../../src/ports.ts';
import type { Seal } from './seal.ts';

const LONGEST_MS = 600_000;

/** Bytes are compared: letters beyond ASCII have more of them. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** Nothing is kept for who only looks at the page: a state is on record once it was used. `options` are those of every installation. */
export function createStateStore(
  { sign }: Pick<Seal, 'sign'>,
  { memory, clock }: { readonly memory: Pick<Memory, 'claim'>; readonly clock: Clock },
  options: InstallURLOptions,
): StateStore {
  return {
    async generateStateParam() {
      const words = `${clock.now()}.${randomBytes(16).toString('base64url')}`;
      return `${words}.${sign(words)}`;
    },
    async verifyStateParam(_now, state) {
      const [made = '', once = '', signature = ''] = state.split('.');
      const age = clock.now() - Number(made);
      if (!isSame(signature, sign(`${made}.${once}`))) throw new InvalidStateError('The state is not one of ours.');
      if (!(age >= 0 && age <= LONGEST_MS)) throw new InvalidStateError('The state is too old.');
      if (!(await memory.claim(`slack/state/${once}`, clock.now() + LONGEST_MS)))
        throw new InvalidStateError('The state was used before.');
      return options;
    },
  };
}

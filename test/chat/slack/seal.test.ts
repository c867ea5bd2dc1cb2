// Turns what a workspace gave into a sealed text that one secret opens for that workspace alone.
import { describe, expect, test } from 'vitest';
import { sealWith } from '../../../adapters/chat/slack/installing/seal.ts';
import { createStateStore } from '../../../adapters/chat/slack/installing/state.ts';
import { createTestMemory } from '../discord/scripted-desk.ts';

const seal = sealWith('one secret of more than thirty-two characters');
const WRONG = 'DAYBOOK_SECRET is not the one';

describe('what is sealed', () => {
  test('is opened by the same secret for the same workspace, and looks different each time', () => {
    const sealed = [seal.seal('xoxb-é😀', 'T1'), seal.seal('xoxb-é😀', 'T1')];
    expect(sealed.map((one) => seal.open(one, 'T1'))).toEqual(['xoxb-é😀', 'xoxb-é😀']);
    expect(sealed[0]).not.toBe(sealed[1]);
  });

  test('stays shut for another secret, another workspace, a changed byte, a cut, and what is no seal', () => {
    const sealed = seal.seal('xoxb-1', 'T1');
    expect(() => sealWith('another secret of more than thirty-two').open(sealed, 'T1')).toThrow(WRONG);
    expect(() => seal.open(sealed, 'T2')).toThrow(WRONG);
    for (let at = 3; at < sealed.length - 1; at += 5) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(() => seal.open(changed, 'T1')).toThrow(WRONG);
    }
    for (const text of [sealed.slice(0, -4), sealed.slice(0, 20), sealed.slice(3), 'v1.', ''])
      expect(() => seal.open(text, 'T1')).toThrow(WRONG);
  });
});

describe('a state', () => {
  const clock = { time: 1_000_000, now: () => clock.time };
  const states = createStateStore(seal, { memory: createTestMemory(), clock }, { scopes: ['chat:write'] });
  const verify = (state: string) => states.verifyStateParam(new Date(), state);
  const fresh = (): Promise<string> => states.generateStateParam({ scopes: [] }, new Date());

  test('leads back to the same wish, once, for ten minutes', async () => {
    const [first, second, third] = [await fresh(), await fresh(), await fresh()];
    expect(await verify(first)).toEqual({ scopes: ['chat:write'] });
    await expect(verify(first)).rejects.toMatchObject({ code: 'slack_oauth_invalid_state' });
    clock.time += 600_000;
    expect(await verify(second)).toEqual({ scopes: ['chat:write'] });
    clock.time += 1;
    await expect(verify(third)).rejects.toThrow('too old');
  });

  test.each(['', '.', '..', 'a.b.c', '1.2.3.4', `${'9'.repeat(400)}.b.c`, `1.b.${'é'.repeat(43)}`])(
    'of nobody is refused: “%s”',
    async (state) => {
      await expect(verify(state)).rejects.toMatchObject({ code: 'slack_oauth_invalid_state' });
    },
  );

  test('that somebody changed is refused', async () => {
    const [made, once, signature] = (await fresh()).split('.');
    for (const changed of [
      `${Number(made) + 1}.${once}.${signature}`,
      `${made}.${once}x.${signature}`,
      `${made}.${once}.`,
    ])
      await expect(verify(changed)).rejects.toThrow('not one of ours');
  });
});

// Words are made once for a version of the evidence, kept, shown alike everywhere and marked; without them nothing changes.
import { expect, test } from 'vitest';
import { createDaybook } from '../../src/bot/daybook.ts';
import { createWriting } from '../../src/bot/written.ts';
import { digestMessage } from '../../src/digests/digest-message.ts';
import { renderText } from '../../src/digests/render-text.ts';
import type { Digest } from '../../src/model/digest.ts';
import type { Writer, WriterRequest } from '../../src/ports.ts';
import { openHarbourRecord } from '../bot/harbour.ts';
import { plainMemory } from '../writer/memory.ts';

interface Shown {
  readonly id: string;
  readonly text: string;
}
const evidenceOf = ({ data }: WriterRequest): readonly Shown[] => (JSON.parse(data) as { evidence: Shown[] }).evidence;
const reply = (headline: object, ...gist: readonly object[]): string => JSON.stringify({ headline, gist });

/** A writer that answers by turns, and what it was asked. */
function writerOf(...turns: readonly ((request: WriterRequest) => string | null)[]) {
  const asked: WriterRequest[] = [];
  const writer: Writer = {
    name: 'small',
    write: async (request) => {
      const turn = turns[Math.min(asked.length, turns.length - 1)];
      asked.push(request);
      const text = turn?.(request) ?? null;
      return text === null ? { kind: 'silent', reason: 'it sleeps' } : { kind: 'answer', text };
    },
  };
  return { writer, asked };
}

const QUIET = { info() {}, warn() {}, error() {} };
const clock = { now: () => Date.parse('2024-05-02T12:00:00Z') };
const DRAFT = (request: WriterRequest): string => {
  const [first, second] = evidenceOf(request);
  return reply({ text: first?.text, evidence: [first?.id] }, { text: second?.text, evidence: [second?.id] });
};
const LIE = (request: WriterRequest): string => {
  const [first, second] = evidenceOf(request);
  return reply(
    { text: first?.text, evidence: [first?.id] },
    { text: 'The mayor of Zorb sold 999 cranes on Friday.', evidence: [second?.id] },
  );
};

async function harbour(writer: Writer, memory = plainMemory(), patience = 5_000) {
  const { data, saga } = await openHarbourRecord();
  const writing = createWriting({ writer, memory, clock, log: QUIET, patience });
  const sagas = { list: async () => [saga], find: async () => saga };
  const plain = createDaybook({ store: data.store, sagas, clock });
  const days = await plain.days(saga);
  const date = days[Math.floor(days.length / 2)] ?? '';
  const digest: Digest = await plain.digest(saga, { from: date, to: date });
  const daybook = createDaybook({ store: data.store, sagas, clock, writing });
  return { saga, digest, daybook, writing, memory, close: () => data.close() };
}

test('a day is written once, with its sources and its mark, and then the same for everybody', async () => {
  const { writer, asked } = writerOf(DRAFT);
  const { saga, digest, daybook, close } = await harbour(writer);
  const first = await daybook.inWords(saga, digest);
  const again = await daybook.inWords(saga, digest);
  await close();
  expect(asked).toHaveLength(1);
  expect(again.written).toEqual(first.written);
  expect(first.written?.gist).toHaveLength(1);
  const text = renderText(digestMessage(first));
  expect(text).toMatch(/Written from \d+ sources?; each sentence checked\./);
  expect(text).toContain(first.written?.headline?.text.slice(0, 25) ?? 'no headline');
});

test('a sentence that does not pass is asked for once more with the reason, then replaced by the evidence itself', async () => {
  const { writer, asked } = writerOf(LIE, LIE);
  const { saga, digest, daybook, close } = await harbour(writer);
  const { written } = await daybook.inWords(saga, digest);
  await close();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.data).toContain('999 cranes');
  expect(JSON.stringify(written)).not.toContain('999');
  const texts = evidenceOf(asked[0] as WriterRequest).map(({ text }) => text);
  expect(written?.gist.every(({ isQuotation, text }) => isQuotation && texts.includes(text))).toBe(true);
});

test('a repaired sentence is shown', async () => {
  const { writer } = writerOf(LIE, DRAFT);
  const { saga, digest, daybook, close } = await harbour(writer);
  const { written } = await daybook.inWords(saga, digest);
  await close();
  expect(written?.gist.map(({ isQuotation }) => isQuotation)).toEqual([false]);
});

test('a silent writer, or one that only lies, changes nothing', async () => {
  for (const turn of [
    () => null,
    () => 'I refuse.',
    () => reply({ text: 'Zorb sold 999 cranes.', evidence: ['e1'] }),
  ]) {
    const { writer } = writerOf(turn);
    const { saga, digest, daybook, close } = await harbour(writer);
    const told = await daybook.inWords(saga, digest);
    await close();
    expect(digestMessage(told)).toEqual(digestMessage(digest));
  }
});

test('nobody waits longer than the patience; what comes later is kept for the next', async () => {
  let finish = (): void => {};
  const waiting = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const writer: Writer = {
    name: 'slow',
    write: async (request) => {
      await waiting;
      return { kind: 'answer', text: DRAFT(request) };
    },
  };
  const { saga, digest, daybook, writing, close } = await harbour(writer, plainMemory(), 20);
  expect((await daybook.inWords(saga, digest)).written).toBeUndefined();
  finish();
  await writing.settled();
  expect((await daybook.inWords(saga, digest)).written?.headline).not.toBeNull();
  await close();
});

test('what an article says is data: it stands in no instruction', async () => {
  const { writer, asked } = writerOf(DRAFT);
  const { saga, digest, daybook, close } = await harbour(writer);
  await daybook.inWords(saga, digest);
  await close();
  const [request] = asked;
  for (const { text } of evidenceOf(request as WriterRequest)) expect(request?.instructions).not.toContain(text);
});

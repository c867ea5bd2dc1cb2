// Turns the table of commands and the invitation into what Discord is asked for, held to its contract.
import { readdirSync, readFileSync } from 'node:fs';
import { PermissionsBitField } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema, ModalInteractionCallbackRequestSchema } from 'discord-api-spec/zod';
import { expect, test } from 'vitest';
import { applicationIdOf, INTENTS, inviteLink } from '../../../adapters/chat/discord/client.ts';
import { registration } from '../../../adapters/chat/discord/commands.ts';
import { modalOf } from '../../../adapters/chat/discord/forms/modal.ts';
import { COMMANDS } from '../../../src/bot/commands/table.ts';
import { breaches } from '../../e2e/discord-server/contract.ts';
import { commandProblems, modalProblems } from '../../e2e/discord-server/limits.ts';

test('the table of commands is one command that Discord takes, with a subcommand for each row', () => {
  const command = registration(COMMANDS);
  expect(breaches(ApplicationCommandUpdateRequestSchema, command)).toEqual([]);
  expect(commandProblems([command])).toEqual([]);
  expect(command.options?.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
});

test('choices are Discord’s own; every other option but free text has suggestions', () => {
  const follow = registration(COMMANDS).options?.find(({ name }) => name === 'schedule');
  const inner = follow && 'options' in follow ? (follow.options ?? []) : [];
  const kinds = new Map(
    COMMANDS.find(({ name }) => name === 'schedule')?.options.map(({ name, kind }) => [name, kind]),
  );
  for (const option of inner.filter(({ name }) => kinds.has(name))) {
    const kind = kinds.get(option.name);
    expect('choices' in option && (option.choices ?? []).length > 0, option.name).toBe(kind === 'choice');
    const isSuggested = 'autocomplete' in option && option.autocomplete === true;
    expect(isSuggested, option.name).toBe(kind !== 'text' && kind !== 'choice');
  }
});

test('days, people and sagas are suggested, free text is not', () => {
  const suggested = new Map(
    COMMANDS.map(({ name, options }) => [name, options.some(({ kind }) => kind !== 'text' && kind !== 'choice')]),
  );
  for (const subcommand of registration(COMMANDS).options ?? []) {
    const inner = 'options' in subcommand ? (subcommand.options ?? []) : [];
    const isSuggested = inner.some((option) => 'autocomplete' in option && option.autocomplete);
    expect(isSuggested, subcommand.name).toBe(suggested.get(subcommand.name));
  }
});

test('the form of every command is a modal that Discord takes, filled in or not, with suggestions or without', () => {
  const long = Array.from({ length: 25 }, (_, n) => ({ label: `Choice ${n}`, value: `${n}` }));
  for (const command of COMMANDS.filter(({ options }) => options.length > 0)) {
    const some = Object.fromEntries(command.options.map(({ name }) => [name, long.slice(0, 3)]));
    const all = Object.fromEntries(command.options.map(({ name }) => [name, long]));
    const standing = Object.fromEntries(command.options.map(({ name }) => [name, 'x'.repeat(150)]));
    for (const choices of [{}, some, all])
      for (const values of [{}, standing, { days: 'weekdays', replay: '2021-05-03', period: '5d' }])
        for (const value of command.options.length > 1 ? [null, 'harbour'] : [null]) {
          const data = modalOf({ command, values, value }, choices);
          expect(breaches(ModalInteractionCallbackRequestSchema, { type: 9, data }), command.name).toEqual([]);
          expect(modalProblems(data as unknown as Record<string, unknown>), command.name).toEqual([]);
        }
  }
});

test('the invitation asks for what is needed and nothing else', () => {
  const url = new URL(inviteLink('123'));
  expect(url.searchParams.get('scope')).toBe('bot');
  const asked = new PermissionsBitField(BigInt(url.searchParams.get('permissions') ?? 0)).toArray();
  expect(asked).toEqual(['ViewChannel', 'SendMessages', 'AttachFiles', 'ReadMessageHistory', 'SendMessagesInThreads']);
});

test('a token tells whose application it is, and anything else tells nothing', () => {
  const id = '123456789012345678';
  expect(applicationIdOf(`${Buffer.from(id).toString('base64').replaceAll('=', '')}.Abc.def`)).toBe(id);
  for (const other of ['', 'token-for-tests', 'é.é.é', Buffer.from('x'.repeat(18)).toString('base64')])
    expect(applicationIdOf(other)).toBe(null);
});

test('docs/discord.md names the same scope and permissions as the invitation', () => {
  const guide = readFileSync(new URL('../../../docs/discord.md', import.meta.url), 'utf8');
  expect(guide).toContain(inviteLink('APPLICATION_ID'));
});

test('docs/discord.md quotes what the program says', () => {
  const guide = readFileSync(new URL('../../../docs/discord.md', import.meta.url), 'utf8');
  const quoted = [...guide.matchAll(/^\| “([^”…]+)/gm)].map(([, words = '']) => words.trim());
  expect(quoted.length).toBeGreaterThan(5);
  const adapter = new URL('../../../adapters/chat/discord/', import.meta.url);
  const said = readdirSync(adapter, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .concat('../../process/shards.ts')
    .map((name) => readFileSync(new URL(name, adapter), 'utf8'))
    .join('\n');
  for (const words of quoted) expect(said, words).toContain(words);
});

test('no intent is privileged', () => {
  const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
  expect(INTENTS.reduce<number>((bits, bit) => bits | bit, 0) & PRIVILEGED).toBe(0);
});

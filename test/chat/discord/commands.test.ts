// Turns the table of commands and the invitation into what Discord is asked for, held to its contract.

import { PermissionsBitField } from 'discord.js';
import { ApplicationCommandUpdateRequestSchema } from 'discord-api-spec/zod';
import { expect, test } from 'vitest';
import { registration } from '../../../adapters/chat/discord/commands.ts';
import { INTENTS, inviteLink } from '../../../adapters/chat/discord/invite.ts';
import { COMMANDS } from '../../../src/bot/commands.ts';
import { breaches } from '../../e2e/discord-server/contract.ts';
import { commandProblems } from '../../e2e/discord-server/limits.ts';

test('the table of commands is one command that Discord takes, with a subcommand for each row', () => {
  const command = registration(COMMANDS);
  expect(breaches(ApplicationCommandUpdateRequestSchema, command)).toEqual([]);
  expect(commandProblems([command])).toEqual([]);
  expect(command.options?.map(({ name }) => name)).toEqual(COMMANDS.map(({ name }) => name));
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

test('the invitation asks for what is needed and nothing else', () => {
  const url = new URL(inviteLink('123'));
  expect(url.searchParams.get('scope')).toBe('bot');
  const asked = new PermissionsBitField(BigInt(url.searchParams.get('permissions') ?? 0)).toArray();
  expect(asked).toEqual(['ViewChannel', 'SendMessages', 'ReadMessageHistory', 'SendMessagesInThreads']);
});

test('no intent is privileged', () => {
  const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);
  expect(INTENTS.reduce<number>((bits, bit) => bits | bit, 0) & PRIVILEGED).toBe(0);
});

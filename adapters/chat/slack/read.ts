// Turns what people write to the bot in Slack into a command of the table or a question.
import { COMMANDS } from '../../../src/bot/commands.ts';
import { inert } from '../../../src/model/outside-text.ts';

export type Asked =
  | { readonly kind: 'command'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'question'; readonly text: string };

const MAX_TEXT = 40_000;

/** What was typed: mentions of the bot gone, links as their words, entities as their characters. */
export function typedText(text: string, botUser: string): string {
  return inert(text.slice(0, MAX_TEXT))
    .replaceAll(`<@${botUser}>`, ' ')
    .replace(/<(?:[@#!])[^<>|]{0,200}(?:\|([^<>]{0,200}))?>/g, (_all, label) => label ?? ' ')
    .replace(/<([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>/g, (_all, url, label) => label ?? url)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

export const mentions = (text: string, botUser: string): boolean => text.includes(`<@${botUser}>`);

const split = (text: string): readonly [string, string | null] => {
  const space = text.indexOf(' ');
  return space < 0
    ? [text.toLowerCase(), null]
    : [text.slice(0, space).toLowerCase(), text.slice(space + 1).trim() || null];
};

/** After `/saga`: "on July 25" is a command, "who said that?" a question although there is a command `who`; nothing is help. */
export function readCommand(text: string): Asked {
  if (text === '') return { kind: 'command', name: 'help', value: null };
  const [name, value] = split(text);
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) return { kind: 'question', text };
  const isQuestion = text.endsWith('?') && command.option?.kind !== 'text';
  return isQuestion ? { kind: 'question', text } : { kind: 'command', name, value };
}

/** In a conversation a command's bare name is the command ("help", "timeline"); all else is a question. */
export function readSaid(text: string): Asked {
  const asked = readCommand(text);
  if (asked.kind === 'question') return asked;
  const command = COMMANDS.find((each) => each.name === asked.name);
  const isBare = asked.value === null && !command?.option?.isRequired;
  const isAsk = command?.option?.kind === 'text' && asked.value !== null;
  return isBare || isAsk || command?.option?.kind === 'saga' ? asked : { kind: 'question', text };
}

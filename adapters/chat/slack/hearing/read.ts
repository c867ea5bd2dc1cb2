// Turns what people write in Slack into the words they typed.
import { inert } from '../../../../src/model/outside-text.ts';

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

/** Said to somebody: the bot does not break in. */
export const mentionsAnybody = (text: string): boolean => /<(?:@|!subteam\^)/.test(text);

// Turns the numbered migration files into the list that brings any older database up to date; the order is the numbers'.
import type { Migration } from 'kysely';
import { up as record } from './0001-record.ts';
import { up as installations } from './0002-installations.ts';
import { up as dueFeeds } from './0003-due-feeds.ts';
import { up as vectors } from './0004-vectors.ts';
import { up as eventsOfADay } from './0005-events-of-a-day.ts';
import { up as nearest } from './0006-nearest.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-record': { up: record },
  '0002-installations': { up: installations },
  '0003-due-feeds': { up: dueFeeds },
  '0004-vectors': { up: vectors },
  '0005-events-of-a-day': { up: eventsOfADay },
  '0006-nearest': { up: nearest },
};

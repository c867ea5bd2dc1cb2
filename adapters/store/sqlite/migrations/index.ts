// Turns the numbered migration files into the list that brings any older store up to date; the order is the numbers'.
import type { Migration } from 'kysely';
import { up as record } from './0001-record.ts';
import { up as fullText } from './0002-full-text.ts';
import { up as delivery } from './0003-delivery.ts';
import { up as updatesAndAlerts } from './0004-updates-and-alerts.ts';
import { up as feeds } from './0005-feeds.ts';
import { up as events } from './0006-events.ts';
import { up as linksOfReports } from './0007-links-of-reports.ts';
import { up as revisionOfArticles } from './0008-revision-of-articles.ts';
import { up as installations } from './0009-installations.ts';
import { up as dueFeeds } from './0010-due-feeds.ts';
import { up as vectors } from './0011-vectors.ts';
import { up as nearest } from './0012-nearest.ts';

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-record': { up: record },
  '0002-full-text': { up: fullText },
  '0003-delivery': { up: delivery },
  '0004-updates-and-alerts': { up: updatesAndAlerts },
  '0005-feeds': { up: feeds },
  '0006-events': { up: events },
  '0007-links-of-reports': { up: linksOfReports },
  '0008-revision-of-articles': { up: revisionOfArticles },
  '0009-installations': { up: installations },
  '0010-due-feeds': { up: dueFeeds },
  '0011-vectors': { up: vectors },
  '0012-nearest': { up: nearest },
};

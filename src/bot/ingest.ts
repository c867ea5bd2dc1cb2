// Turns documents into articles of a saga's record: read, recognised, dated, saved, one at a time.
import { UserError, isUserError } from '../errors.ts';
import { articleId, contentHash } from '../ingest/identity.ts';
import { readDocument } from '../ingest/read-document.ts';
import { readFeed } from '../ingest/feed.ts';
import { type Article, dctOf, type ReadArticle } from '../model/article.ts';
import type { Saga } from '../model/saga.ts';
import type { Store } from '../ports.ts';
import type { Document, Found, Ingested } from './document.ts';
import { tagText } from './tag.ts';

// The shapes that the Block Kit schema is made from: what a message and a view may hold, as the installed @slack/types has them.
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

/** @public read by the schema's generator */
export type MessageBlocks = KnownBlock[];
/** @public read by the schema's generator */
export type AnyView = HomeView | ModalView;

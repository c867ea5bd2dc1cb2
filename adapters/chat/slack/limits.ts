// The numbers that Slack sets, each with where it is written; those marked "seen" are undocumented and kept with a margin.

/** "Blocks": blocks of a message, of a modal or an App Home. */
export const MAX_MESSAGE_BLOCKS = 50;
export const MAX_VIEW_BLOCKS = 100;
/** Seen (bolt-js #2509): msg_blocks_too_long from 13,172 on. Characters of all blocks of a message as JSON. */
export const MAX_BLOCKS_LENGTH = 12_000;
/** "chat.update": text, bytes after escaping; "chat.postMessage" takes 40,000. The smaller one holds for both. */
export const MAX_TEXT = 4000;

/**
 * Our own, below a section's 3,000 (@slack/types, SectionBlock): at its worst, every character doubled as JSON, it still fits beside
 * a page's buttons. Characters after escaping, here and below.
 */
export const MAX_PIECE = 2500;
/** @slack/types, HeaderBlock: text. */
export const MAX_HEADER_TEXT = 150;
/** @slack/types, ContextBlock: elements. */
export const MAX_CONTEXT_ELEMENTS = 10;
/** Our own, for the same reason as MAX_PIECE: characters of one context as JSON. */
export const MAX_CONTEXT_LENGTH = 5000;
/** @slack/types, Button: text (about 30 are shown), value, action_id. */
export const MAX_BUTTON_TEXT = 75;
export const MAX_BUTTON_VALUE = 2000;
export const MAX_ACTION_ID = 255;
/** @slack/types, StaticSelect: options; Option: text, value (75 or 150, sources differ). */
export const MAX_OPTIONS = 100;
export const MAX_OPTION_TEXT = 75;
export const MAX_OPTION_VALUE = 75;
/** @slack/types, ModalView: title. */
export const MAX_VIEW_TITLE = 24;
/** "assistant.threads.setSuggestedPrompts". */
export const MAX_PROMPTS = 4;

/** "Acknowledging requests": the first response to a command, an action, a shortcut. Milliseconds. */
export const FIRST_RESPONSE = 3000;
/** Our own, where the answer is awaited (options, a modal's errors): something in time, not all too late. Milliseconds. */
export const OPTIONS_RESPONSE = 2500;
/** "Handling user interaction": answers through one response_url. */
export const MAX_RESPONSES = 5;
/** "Verifying requests": how far a request's timestamp may be from now, either way. Seconds. */
export const SIGNATURE_WINDOW = 300;

/** "App manifest": a slash command's hint; a shortcut's name and description. */
export const MAX_USAGE_HINT = 1000;
export const MAX_SHORTCUT_NAME = 24;
export const MAX_SHORTCUT_DESCRIPTION = 150;

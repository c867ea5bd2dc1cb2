// The numbers that Discord sets, each with the page of Discord's developer documentation that says so.

/** "Message": text of an ordinary message. UTF-16 code units here and below: never fewer than Discord counts. */
export const MAX_CONTENT = 2000;
/** "Components reference", Text Display: all text displays of a message together. */
export const MAX_SHOWN_TEXT = 4000;
/** "Components reference": components of a message, nested ones included. */
export const MAX_COMPONENTS = 40;
/** "Components reference", Action Row: buttons. */
export const MAX_ROW_BUTTONS = 5;
/** "Components reference", Button: label; about 34 are shown on a phone. */
export const MAX_BUTTON_LABEL = 80;
/** "Components reference": custom_id of buttons, selects, modals. */
export const MAX_CUSTOM_ID = 100;
/** "Components reference", Modal: title; Label: label, description; Text Input: value, placeholder. */
export const MAX_MODAL_TITLE = 45;
export const MAX_INPUT_LABEL = 45;
export const MAX_INPUT_DESCRIPTION = 100;
export const MAX_INPUT_PLACEHOLDER = 100;

/** "Application Commands": names, descriptions, options of a command, choices of an option, text of a choice. */
export const COMMAND_NAME = /^[-_'\p{Ll}\p{Lm}\p{Lo}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
export const MAX_COMMAND_DESCRIPTION = 100;
export const MAX_OPTIONS = 25;
export const MAX_CHOICES = 25;
export const MAX_CHOICE = 100;
/** "Application Commands": a string option's value. */
export const MAX_STRING_OPTION = 6000;

/** "Receiving and Responding": the first response to an interaction. Milliseconds. */
export const FIRST_RESPONSE = 3000;
/** "Receiving and Responding": life of an interaction's token. Milliseconds. */
export const TOKEN_LIFE = 15 * 60_000;

/** "Message", Create Message: nonce. */
export const MAX_NONCE = 25;
/** "Channel", Start Thread: name. */
export const MAX_THREAD_NAME = 100;
/** "Rate Limits": answers 401, 403 and 429 from one address within ten minutes before it is banned. */
export const MAX_INVALID_ANSWERS = 10_000;
export const INVALID_ANSWERS_WINDOW = 10 * 60_000;

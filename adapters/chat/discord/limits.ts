// The numbers that Discord sets, each with the page of Discord's developer documentation that says so.
//
// Lengths are UTF-16 code units: never fewer than Discord counts.

/** "Components reference", Text Display: all text displays of a message together. */
export const MAX_SHOWN_TEXT = 4000;
/** "Components reference": components of a message, nested ones included. */
export const MAX_COMPONENTS = 40;
/** "Components reference", Action Row: buttons. */
export const MAX_ROW_BUTTONS = 5;
/** "Components reference", Button: label; about 34 are shown on a phone. */
export const MAX_BUTTON_LABEL = 80;
/** "Components reference": custom_id of a component. */
export const MAX_CUSTOM_ID = 100;
/** "Application Commands", Autocomplete: choices; name and value of a choice. */
export const MAX_CHOICES = 25;
export const MAX_CHOICE = 100;
/** "Receiving and Responding": the first response to an interaction, and so all of an autocomplete. Milliseconds. */
export const FIRST_RESPONSE = 3000;
/** "Message", Create Message: nonce. */
export const MAX_NONCE = 25;
/** "Message", Get Channel Messages: messages of one answer. */
export const MAX_HISTORY = 100;
/** "Rate Limits": 10,000 answers 401, 403 and 429 within this time ban an address. Milliseconds. */
export const INVALID_ANSWERS_WINDOW = 10 * 60_000;
/** "Components reference", Modal: title, components; Label: description; Text Input: placeholder. */
export const MAX_MODAL_TITLE = 45;
export const MAX_FIELDS = 5;
export const MAX_LABEL_DESCRIPTION = 100;
export const MAX_PLACEHOLDER = 100;

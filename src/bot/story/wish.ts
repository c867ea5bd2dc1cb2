// The shape of a story that somebody wants begun, how its lists are written, and what came of it.

/** What somebody wants to follow. People and keywords that are null are suggested by what the feeds hold. */
export interface StoryWish {
  readonly name: string;
  /** Addresses, http(s) only. */
  readonly feeds: readonly string[];
  readonly people: readonly string[] | null;
  readonly keywords: readonly string[] | null;
  /** IANA zone. */
  readonly zone: string;
}

/** Names and words with commas between; none of "" and "-". */
export const listed = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '-');

/** A story that was begun: its id, and a line about each of its feeds. */
export interface Founded {
  readonly id: string;
  readonly lines: readonly string[];
}

// The shape of a command: what people may ask of the bot, the same on every platform.
import type { Message } from '../../model/message.ts';
import type { Person, Place, Platform } from '../../model/place.ts';
import type { ThreadContext } from '../../model/question.ts';
import type { Saga } from '../../model/saga.ts';
import type { Clock, Ledger, Memory, Sagas, Store } from '../../ports.ts';
import type { Daybook } from '../daybook.ts';
import type { Founded, StoryWish } from '../story/wish.ts';

/** What a command's option takes; a platform may offer suggestions for it. */
export type OptionKind =
  | 'text'
  | 'date'
  | 'person'
  | 'saga'
  | 'time'
  | 'zone'
  | 'days'
  | 'period'
  | 'delivery'
  | 'choice';

/** What is shown, and what is sent when it is chosen. */
export interface Choice {
  readonly label: string;
  readonly value: string;
}

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly isRequired: boolean;
  /** For `choice`: all that can be chosen, at most 25. */
  readonly choices?: readonly Choice[];
  /** For a `text` of a form of its own: whether a text has it. */
  readonly reads?: (text: string) => boolean;
}

/** What was given for a command's options, by their names; what was not given is absent. */
export type Values = Readonly<Record<string, string>>;

/** Where and by whom something is asked. */
export interface Setting {
  readonly place: Place;
  readonly person: Person;
  /** Why the bot could not post in this channel, as a sentence; null where it can. Absent: not known. */
  readonly obstacle?: () => Promise<string | null>;
}

/** Where a command is used: which saga the conversation follows, and what was said before. */
export interface Conversation {
  readonly saga: Saga;
  readonly thread: ThreadContext | null;
  readonly setting: Setting;
}

/** The answer, and the conversation as it goes on. */
export interface Reply {
  readonly message: Message;
  readonly conversation: Pick<Conversation, 'saga' | 'thread'>;
  /** The values with which the same answer comes again, where they are not the ones given: its pages turn by them. */
  readonly values?: Values;
}

/** What commands are run with. */
export interface CommandPorts {
  readonly daybook: Daybook;
  readonly store: Pick<Store, 'span' | 'lineage' | 'madeWith' | 'readSince' | 'events'>;
  readonly sagas: Sagas;
  readonly memory: Memory;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** IANA zone of a schedule that names none. */
  readonly zone: string;
  /** Public address of the picture of a story's months, or null where it has none. */
  readonly pictureOf?: (saga: Saga) => string | null;
  /** Begins a story; absent where none can be begun from here. */
  readonly found?: (wish: StoryWish) => Promise<Founded>;
  /** Platforms on which only what is said to the bot reaches it: why, and what would change that, as a sentence. */
  readonly deafTo?: Partial<Readonly<Record<Platform, string>>>;
}

export interface Command {
  readonly name: string;
  /** One sentence for help and for the platforms' own lists, at most 100 characters. */
  readonly description: string;
  /** Required ones first. */
  readonly options: readonly CommandOption[];
  /** Changes something for everybody in a channel: only for those who manage it. */
  readonly isForManagers?: true;
  /** Has a sense only where digests can be posted: in no terminal. */
  readonly isForChannels?: true;
  /** Its options are texts that no line of words can tell apart: a line is its first one, the rest are filled in. */
  readonly isFilledIn?: true;
  /** Reads the record and changes nothing: its answer has buttons, and can be made again to turn its pages. */
  readonly isAnswer?: true;
  /** Rejects with a UserError. */
  run(ports: CommandPorts, values: Values, conversation: Conversation): Promise<Reply>;
}

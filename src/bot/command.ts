// The shape of a command: what people may ask of the bot, the same on every platform.

import type { Message } from '../model/message.ts';
import type { ThreadContext } from '../model/question.ts';
import type { Saga } from '../model/saga.ts';
import type { Daybook } from './daybook.ts';

/** What a command's option takes; a platform may offer suggestions for it. */
export type OptionKind = 'text' | 'date' | 'person' | 'saga';

export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly isRequired: boolean;
}

/** Where a command is used: which saga the conversation follows, and what was said before. */
export interface Conversation {
  readonly saga: Saga;
  readonly thread: ThreadContext | null;
}

/** The answer, and the conversation as it goes on. */
export interface Reply {
  readonly message: Message;
  readonly conversation: Conversation;
}

export interface Command {
  readonly name: string;
  /** One sentence for help and for the platforms' own lists, at most 100 characters. */
  readonly description: string;
  readonly option: CommandOption | null;
  /** Changes something for everybody in a channel: only for those who manage it. */
  readonly isForManagers?: true;
  /** `value` is the option's text, or null where none was given. Rejects with a UserError. */
  run(daybook: Daybook, value: string | null, conversation: Conversation): Promise<Reply>;
}

// Turns a refusal of Discord's into the answer it sends: a status, a code and a sentence.

/** Thrown by a handler; the server answers with it. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
  }
}

/** "Status Codes": JSON error codes. */
export const REFUSALS = {
  unauthorized: { status: 401, code: 0, message: '401: Unauthorized' },
  unknownChannel: { status: 404, code: 10003, message: 'Unknown Channel' },
  unknownGuild: { status: 404, code: 10004, message: 'Unknown Guild' },
  unknownMember: { status: 404, code: 10007, message: 'Unknown Member' },
  unknownMessage: { status: 404, code: 10008, message: 'Unknown Message' },
  unknownUser: { status: 404, code: 10013, message: 'Unknown User' },
  unknownWebhook: { status: 404, code: 10015, message: 'Unknown Webhook' },
  unknownInteraction: { status: 404, code: 10062, message: 'Unknown interaction' },
  tooManyOldEdits: {
    status: 400,
    code: 30046,
    message: 'Maximum number of edits to messages older than 1 hour reached. Try again later.',
  },
  alreadyAcknowledged: { status: 400, code: 40060, message: 'Interaction has already been acknowledged.' },
  missingAccess: { status: 403, code: 50001, message: 'Missing Access' },
  notYourMessage: { status: 403, code: 50005, message: 'Cannot edit a message authored by another user' },
  emptyMessage: { status: 400, code: 50006, message: 'Cannot send an empty message' },
  notATextChannel: { status: 400, code: 50008, message: 'Cannot send messages in a non-text channel' },
  missingPermissions: { status: 403, code: 50013, message: 'Missing Permissions' },
  invalidToken: { status: 401, code: 50027, message: 'Invalid Webhook Token' },
  invalidForm: { status: 400, code: 50035, message: 'Invalid Form Body' },
  archivedThread: { status: 400, code: 50083, message: 'Thread is archived' },
  threadExists: { status: 400, code: 160004, message: 'A thread has already been created for this message' },
} as const satisfies Record<string, { status: number; code: number; message: string }>;

export type RefusalName = keyof typeof REFUSALS;

export function refuse(name: RefusalName): never {
  const { status, code, message } = REFUSALS[name];
  throw new Refusal(status, code, message);
}

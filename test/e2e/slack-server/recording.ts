// What passed through the proxy, in order.

type Json = Readonly<Record<string, unknown>>;

/** A call of the Web API, or an answer through a response_url (`method` "response_url"). */
export interface Call {
  readonly method: string;
  readonly token: string | null;
  readonly args: Json;
  /** What Slack answered; null while it has not, or where the answer was lost. */
  answer: Json | null;
}

/** Something sent to the bot and what it acknowledged with. */
export interface Delivered {
  readonly type: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: Json;
  /** Milliseconds until the acknowledgement; null while there is none. */
  ackedAfter: number | null;
  ack: Json | null;
}

export interface Recording {
  readonly calls: Call[];
  readonly delivered: Delivered[];
  /** What the real Slack would not have taken, or we must not send. */
  readonly violations: string[];
}

export const createRecording = (): Recording => ({ calls: [], delivered: [], violations: [] });

/** Arguments of a call: form fields (some of them JSON), or a JSON body. */
export function argumentsIn(body: string, contentType: string): Json {
  if (contentType.startsWith('application/json')) return body === '' ? {} : (JSON.parse(body) as Json);
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [name, decoded(name, value)] as const);
  return Object.fromEntries(fields);
}

const JSON_FIELDS = new Set(['blocks', 'view', 'attachments', 'metadata', 'payload']);
const decoded = (name: string, value: string): unknown => (JSON_FIELDS.has(name) ? JSON.parse(value) : value);

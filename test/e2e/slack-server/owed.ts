// Turns a message into a delivery to the channel, as the ledger hands it over.
import type { Message } from '../../../src/model/message.ts';
import { newDelivery } from '../../../src/model/subscription.ts';
import type { Posting } from '../../../src/ports.ts';
import { APP, GENERAL } from './local-slack.ts';

export const owed = (message: Message, id: string, given: Partial<Posting> = {}): Posting => ({
  delivery: newDelivery({
    id,
    kind: 'digest',
    subscription: 's',
    slot: '2023-03-15',
    from: '2023-03-14',
    to: '2023-03-14',
    status: 'sending',
    attempts: 1,
  }),
  saga: 'kellmoor',
  channel: { platform: 'slack', workspace: APP.team, id: GENERAL },
  person: null,
  message,
  thread: null,
  signal: new AbortController().signal,
  ...given,
});

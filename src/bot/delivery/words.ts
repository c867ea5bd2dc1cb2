// Turns a delivery into the message that is posted: the digest, with what must be said about how it came; or a notice.
import { hash } from 'node:crypto';
import { digestMessage } from '../../digests/digest-message.ts';
import { dateInSentence } from '../../model/date-words.ts';
import type { Digest } from '../../model/digest.ts';
import type { Block, Message } from '../../model/message.ts';
import { inertLine } from '../../model/outside-text.ts';
import { channelName } from '../../model/place.ts';
import type { Delivery, Subscription } from '../../model/subscription.ts';
import { type Parted, toldBlocks } from './told-already.ts';

const note = (text: string): Block => ({ kind: 'note', text });

function catchUpNotes({ merged, dropped, from, to }: Delivery): readonly Block[] {
  const when = dateInSentence({ from, to, granularity: 'span' });
  const told =
    merged > 1 ? [note(`Catching up: ${merged} digests that were not posted in time, told together (${when}).`)] : [];
  const days = dropped === 1 ? 'One older digest is' : `${dropped} older digests are`;
  return dropped > 0 ? [...told, note(`${days} left out; ask about a day to see it.`)] : told;
}

const replayNotes = ({ replay }: Subscription, { to }: Delivery, lastDay: string | null): readonly Block[] => {
  if (replay === null) return [];
  const isLast = lastDay !== null && to >= lastDay;
  return [
    note(
      isLast ? 'Told as it happened. This is the story’s last day.' : 'Told as it happened, one of its days each day.',
    ),
  ];
};

/** A digest all of which was told by alerts. */
function nothingNew({ saga, from, to }: Digest): Message {
  const name = inertLine(saga.name) ?? 'This story';
  const when = dateInSentence({ from, to, granularity: 'span' });
  return {
    summary: `${name}, ${when}: nothing new`,
    blocks: [
      { kind: 'heading', level: 1, text: name },
      { kind: 'paragraph', text: `Nothing new ${from === to ? `on ${when}` : when} but what was told at once.` },
    ],
  };
}

/** The digest of a delivery, marked where it catches up or replays. `lastDay`: last day of the story, for replays. */
export function deliveryMessage(
  { fresh, told }: Parted,
  delivery: Delivery,
  subscription: Subscription,
  lastDay: string | null,
  render: (digest: Digest) => Message = digestMessage,
): Message {
  const { summary, blocks } = fresh.days.length === 0 && told.length > 0 ? nothingNew(fresh) : render(fresh);
  const notes = [...replayNotes(subscription, delivery, lastDay), ...catchUpNotes(delivery)];
  return { summary, blocks: [...blocks.slice(0, 1), ...notes, ...blocks.slice(1), ...toldBlocks(told)] };
}

const sentenceMessage = (text: string): Message => ({ summary: text, blocks: [{ kind: 'paragraph', text }] });

/** What a notice says; where it says nothing of its own, that its subscription has stopped. */
export function noticeMessage(subscription: Subscription, { about, reason }: Delivery): Message {
  if (about !== null) return sentenceMessage(inertLine(about) ?? 'There is something to know.');
  const name = inertLine(`${channelName(subscription.channel)} (${subscription.saga})`) ?? '';
  const because = inertLine(reason ?? '') ?? 'The reason is not known.';
  const text = `The digest for ${name} has stopped: ${because} Follow the story there again once that is mended.`;
  return sentenceMessage(text);
}

/** The same words, the same fingerprint. */
export const fingerprintOf = (message: Message): string => hash('sha256', JSON.stringify(message)).slice(0, 32);

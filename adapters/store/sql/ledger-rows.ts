// Turns subscriptions and deliveries into rows and back.
import type { Weekday } from '../../../src/model/day.ts';
import type { Platform } from '../../../src/model/place.ts';
import { periodName, periodNamed } from '../../../src/model/setting-words.ts';
import type { Delivery, Subscription } from '../../../src/model/subscription.ts';

export interface SubscriptionRow {
  readonly id: string;
  readonly platform: string;
  readonly workspace: string | null;
  readonly channel: string;
  readonly saga: string;
  readonly at: string;
  readonly zone: string;
  readonly days: string;
  readonly period: string;
  readonly when_empty: string;
  readonly quiet_from: string | null;
  readonly quiet_to: string | null;
  readonly alerts_per_day: number | null;
  readonly replay_started_on: string | null;
  readonly replay_story_day: string | null;
  readonly is_paused: number;
  readonly reason: string | null;
  readonly created_by: string | null;
  readonly created_at: number;
  readonly since: number;
}

export type StoredSubscription = SubscriptionRow & { readonly last_slot: string | null };

export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly subscription: string;
  readonly about: string | null;
  readonly person: string | null;
  readonly slot: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly merged: number;
  readonly dropped: number;
  readonly status: string;
  readonly attempts: number;
  readonly not_before: number | null;
  readonly begun_at: number | null;
  readonly message_id: string | null;
  readonly message_ids: string | null;
  readonly reason: string | null;
  readonly fingerprint: string | null;
}

/** Who is sending a row, beside what everybody may see of it. */
export interface OwnedRow extends DeliveryRow {
  readonly owner: string | null;
  readonly owned_at: number | null;
  readonly owned_until: number | null;
}

/** What decides whether a row may be taken or settled. */
export type HeldRow = Pick<OwnedRow, 'status' | 'attempts' | 'not_before' | 'owner' | 'owned_at' | 'owned_until'>;

export const subscriptionRow = (subscription: Subscription): SubscriptionRow => ({
  id: subscription.id,
  platform: subscription.channel.platform,
  workspace: subscription.channel.workspace,
  channel: subscription.channel.id,
  saga: subscription.saga,
  at: subscription.at,
  zone: subscription.zone,
  days: subscription.days.join(''),
  period: periodName(subscription.period),
  when_empty: subscription.whenEmpty,
  quiet_from: subscription.quiet?.from ?? null,
  quiet_to: subscription.quiet?.to ?? null,
  alerts_per_day: subscription.alerts?.perDay ?? null,
  replay_started_on: subscription.replay?.startedOn ?? null,
  replay_story_day: subscription.replay?.storyDay ?? null,
  is_paused: subscription.isPaused ? 1 : 0,
  reason: subscription.reason,
  created_by: subscription.createdBy,
  created_at: subscription.createdAt,
  since: subscription.since,
});

export function subscriptionOfRow(row: SubscriptionRow): Subscription {
  return {
    id: row.id,
    channel: { platform: row.platform as Platform, workspace: row.workspace, id: row.channel },
    saga: row.saga,
    at: row.at,
    zone: row.zone,
    days: [...row.days].map((day) => Number(day) as Weekday),
    period: periodNamed(row.period) ?? { kind: 'yesterday' },
    whenEmpty: row.when_empty === 'silent' ? 'silent' : 'say',
    quiet: row.quiet_from !== null && row.quiet_to !== null ? { from: row.quiet_from, to: row.quiet_to } : null,
    alerts: row.alerts_per_day === null ? null : { perDay: row.alerts_per_day },
    replay:
      row.replay_started_on !== null && row.replay_story_day !== null
        ? { startedOn: row.replay_started_on, storyDay: row.replay_story_day }
        : null,
    isPaused: row.is_paused === 1,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at,
    since: row.since,
  };
}

/** JSON of the ids where there are several; one is `message_id` itself. */
export const messageIdsColumn = (ids: readonly string[]): string | null =>
  ids.length > 1 ? JSON.stringify(ids) : null;

const messageIdsOf = ({ message_id, message_ids }: DeliveryRow): readonly string[] => {
  if (message_ids !== null) return JSON.parse(message_ids) as readonly string[];
  return message_id === null ? [] : [message_id];
};

export const deliveryRow = (delivery: Delivery): DeliveryRow => ({
  id: delivery.id,
  kind: delivery.kind,
  subscription: delivery.subscription,
  about: delivery.about,
  person: delivery.person,
  slot: delivery.slot,
  from_day: delivery.from,
  to_day: delivery.to,
  merged: delivery.merged,
  dropped: delivery.dropped,
  status: delivery.status,
  attempts: delivery.attempts,
  not_before: delivery.notBefore,
  begun_at: delivery.begunAt,
  message_id: delivery.messageId,
  message_ids: messageIdsColumn(delivery.messageIds),
  reason: delivery.reason,
  fingerprint: delivery.fingerprint,
});

export const deliveryOf = (row: DeliveryRow): Delivery => ({
  id: row.id,
  kind: row.kind as Delivery['kind'],
  subscription: row.subscription,
  about: row.about,
  person: row.person,
  slot: row.slot,
  from: row.from_day,
  to: row.to_day,
  merged: row.merged,
  dropped: row.dropped,
  status: row.status as Delivery['status'],
  attempts: row.attempts,
  notBefore: row.not_before,
  begunAt: row.begun_at,
  messageId: row.message_id,
  messageIds: messageIdsOf(row),
  reason: row.reason,
  fingerprint: row.fingerprint,
});

// Turns what the ledger does into SQL.

const SUBSCRIPTION_COLUMNS =
  `platform workspace channel saga at zone days period when_empty quiet_from quiet_to alerts_per_day
  replay_started_on replay_story_day is_paused reason created_by created_at since`.split(/\s+/);
const DELIVERY_COLUMNS =
  `id kind subscription about person slot from_day to_day merged dropped status attempts not_before begun_at
  message_id message_ids reason fingerprint`.split(/\s+/);
const names = (columns: readonly string[]): string => columns.join(', ');
const values = (columns: readonly string[]): string => columns.map((column) => `@${column}`).join(', ');

export const SUBSCRIBE = `insert into subscriptions (id, ${names(SUBSCRIPTION_COLUMNS)})
  values (@id, ${values(SUBSCRIPTION_COLUMNS)})
  on conflict (id) do update set is_ended = 0, ${SUBSCRIPTION_COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}`;
export const SUBSCRIPTION = 'select * from subscriptions where id = @id and is_ended = 0';
/** Each row as one JSON text: the list is read every minute and hardly ever changes, and equal texts need no second reading. */
const AS_TEXT = `select last_slot, json_object(${['id', ...SUBSCRIPTION_COLUMNS].map((c) => `'${c}', ${c}`).join(', ')})
  from subscriptions`;
export const SUBSCRIPTIONS = `${AS_TEXT} where is_ended <= @ended order by id`;
export const SUBSCRIPTION_AS_TEXT = `${AS_TEXT} where id = @id and is_ended = 0`;
export const UNSUBSCRIBE = 'update subscriptions set is_ended = 1 where id = @id and is_ended = 0';
export const PAUSE = 'update subscriptions set is_paused = 1, reason = @reason where id = @id and is_paused = 0';
export const PLANNED_UNTIL = 'update subscriptions set last_slot = @slot where id = @subscription';

/** Among what is open, which stays small; the ledger itself grows for years. */
const PLANNED_OF = `where status in ('planned', 'sending') and status = 'planned'
  and subscription = @subscription`;
/** What is owed to the channel and not begun comes to nothing. */
export const SKIP_PLANNED = `update deliveries indexed by deliveries_open
  set status = 'skipped', reason = @reason, not_before = null ${PLANNED_OF} and person is null`;
export const SKIP_DELIVERY =
  "update deliveries set status = 'skipped', reason = @reason, not_before = null where id = @id and status = 'planned'";
/** What decides whether a digest may be owed to subscriptions that were not ended. */
export const STANDING = 'select id, last_slot, is_paused from subscriptions where id in list(@ids) and is_ended = 0';
export const PLANNED = `select id, subscription, slot, from_day, to_day, merged, dropped from deliveries indexed by deliveries_open
  where status in ('planned', 'sending') and status = 'planned' and kind = 'digest' and subscription in list(@ids)`;
export const INSERT_DELIVERY = `insert into deliveries (${names(DELIVERY_COLUMNS)}) values (${values(DELIVERY_COLUMNS)})
  on conflict do nothing`;
export const COUNT_ON_SLOT = `select count(*) from deliveries
  where subscription = @subscription and kind = @kind and slot = @slot and status <> 'skipped'`;
export const FIND_NAME =
  'select 1 from delivery_names where subscription = @subscription and kind = @kind and name = @name';
export const INSERT_NAME = `insert into delivery_names (subscription, kind, name) values (@subscription, @kind, @name)
  on conflict do nothing`;

const openWhere = (more: string): string => `select d.* from deliveries d join subscriptions s on s.id = d.subscription
  where d.status in ('planned', 'sending') ${more} and s.is_ended = 0
    and (d.status = 'sending' or ((d.not_before is null or d.not_before <= @now) and (d.person is not null or s.is_paused = 0)))
  order by d.slot, d.id`;
export const OPEN = openWhere('');
export const OPEN_OF = openWhere('and d.subscription = @subscription');
export const DELIVERY = 'select * from deliveries where id = @id';
export const HELD = 'select status, attempts, not_before, owner, owned_at, owned_until from deliveries where id = @id';
export const DELIVERIES = 'select * from deliveries order by slot, id';
export const DELIVERIES_OF = 'select * from deliveries where subscription = @subscription order by slot, id';

export const BEGIN = `update deliveries set status = 'sending', attempts = attempts + 1, not_before = null,
    begun_at = coalesce(begun_at, @now), owner = @owner, owned_at = @now, owned_until = @until
  where id = @id returning *`;
/** Nearly always nobody has tried it before. */
export const BEGIN_PLANNED = BEGIN.replace(
  ' returning',
  " and status = 'planned' and coalesce(not_before, 0) <= @now returning",
);
/** Nobody's any more: to be taken from an instant on. */
export const ORPHAN = 'update deliveries set owner = null, owned_until = @until where id = @id';
export const SETTLE = `update deliveries set status = @status, reason = @reason, not_before = @not_before, owner = null,
    owned_until = @owned_until, message_id = coalesce(@message_id, message_id),
    message_ids = coalesce(@message_ids, message_ids), fingerprint = coalesce(@fingerprint, fingerprint), shown = @shown
  where id = @id`;
const TOLD = `select d.*, w.value as shown_value from deliveries d join shown w on w.key = d.shown`;
const TOLD_WHERE = `d.kind <> 'notice' and d.slot >= @since
    and (d.status = 'sent' or (d.status = 'unknown' and d.kind <> 'digest') or (d.status = 'skipped' and d.kind = 'digest'))
  order by d.slot, d.begun_at, d.id`;
export const TOLD_TO = `${TOLD} where d.subscription = @subscription and ${TOLD_WHERE}`;
export const TOLD_OF = `${TOLD} join subscriptions s on s.id = d.subscription
  where s.saga = @saga and s.is_ended = 0 and s.is_paused = 0 and ${TOLD_WHERE}`;
/** Hundreds of channels are shown the same: it is written again once a day. */
export const KEEP_SHOWN = `insert into shown (key, value, until) values (@key, @value, @until)
  on conflict (key) do update set until = excluded.until where shown.until < @recent`;
export const DROP_SHOWN = 'delete from shown where until < @now';
export const FORGET_SHOWN =
  'update deliveries set shown = null where id = (select about from deliveries where id = @id)';
export const FIND_OPEN_ABOUT = `select 1 from deliveries indexed by deliveries_open
  where status in ('planned', 'sending') and subscription = @subscription and kind = @kind and about = @about`;
export const WATCH = `update sagas set watched_since = coalesce(watched_since, @now) where id = @saga
  returning revision, watched_since as since`;
export const WATCHED =
  'select revision, watched_since as since from sagas where id = @saga and watched_since is not null';

/** Of what was skipped nothing was begun. */
export const AGAIN = `update deliveries set status = 'planned', reason = null, not_before = null, owner = null, shown = null,
    begun_at = case when status = 'skipped' then null else begun_at end
  where id = @id and (status in ('unknown', 'failed') or (status = 'skipped' and shown is not null))`;

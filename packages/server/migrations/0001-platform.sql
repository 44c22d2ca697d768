-- The ground under the rooms: event log, followers, jobs, letters, answers kept for idempotent replay.
-- The schema itself is made by the migration runner, which keeps its ledger there.

-- Append-only. (xid, id) below the oldest running transaction is a stable order, whatever commits concurrently.
create table platform.event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  kind text not null,
  organisation_id text,
  subject jsonb not null,
  actor jsonb not null,
  at timestamptz not null
);
create index event_order on platform.event (xid, id);
create index event_of_organisation on platform.event (organisation_id, id);

-- How far each room has read the event log.
create table platform.follower (
  room text primary key,
  xid xid8 not null default '0',
  event_id bigint not null default 0
);

-- Events that a room could not react to after many tries, set aside so that the others go on.
create table platform.missed_event (
  room text not null,
  event_id bigint not null,
  missed_at timestamptz not null,
  primary key (room, event_id)
);

create table platform.job (
  id text primary key,
  name text not null,
  key text,
  payload jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'failed')),
  run_at timestamptz not null,
  attempts integer not null default 0,
  -- While running: until when the node that took it answers for it.
  held_until timestamptz,
  last_error text,
  created_at timestamptz not null
);
create unique index job_waiting_once on platform.job (name, key) where state = 'waiting';
create index job_due on platform.job (run_at) where state <> 'failed';

-- Repeated work: when its next turn is.
create table platform.turn (
  name text primary key,
  next_at timestamptz not null
);

create table platform.letter (
  id text primary key,
  organisation_id text,
  kind text not null,
  recipient text not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  state text not null check (state in ('queued', 'sent', 'failed', 'kept')),
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index letter_newest on platform.letter (created_at desc, id desc);
create index letter_of_organisation on platform.letter (organisation_id, created_at desc, id desc);
create index letter_to on platform.letter (recipient, created_at desc, id desc);

create table platform.idempotency (
  tenant text not null,
  key text not null,
  request_hash text not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamptz not null,
  primary key (tenant, key)
);
create index idempotency_age on platform.idempotency (created_at);

-- What the installation remembers about itself, for example which master key its secrets are sealed with.
create table platform.fact (
  name text primary key,
  value text not null
);

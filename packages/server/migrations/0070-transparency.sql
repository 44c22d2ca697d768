-- The transparency log: leaves as they were told, the tiles of the tree, and what was signed of it.
create schema transparency;

create table transparency.log (
  log_id text primary key,
  origin text not null,
  public_key bytea not null,
  sealed text not null,
  -- Leaves that have a place.
  size bigint not null,
  created_at timestamptz not null
);

-- Written in the transaction of what it tells; placed later, by one writer at a time.
create table transparency.leaf (
  organisation_id text not null,
  leaf_id text not null unique,
  arrival bigint generated always as identity,
  kind text not null,
  about text not null,
  -- Without it the leaf tells of nothing any more.
  salt bytea,
  entry bytea not null,
  position bigint unique,
  primary key (organisation_id, leaf_id)
);
create index leaf_waiting on transparency.leaf (arrival) where position is null;
create index leaf_about on transparency.leaf (about, kind);

-- Each in its widest form, which the narrower ones begin. Level -1 holds the entries themselves.
create table transparency.tile (
  level smallint not null,
  number bigint not null,
  width smallint not null,
  bytes bytea not null,
  primary key (level, number)
);

-- Append-only: of each size there is one root, written before it is signed.
create table transparency.checkpoint (
  size bigint primary key,
  root bytea not null,
  written_at timestamptz not null,
  note text
);

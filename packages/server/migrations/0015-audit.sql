-- What happened, in order. Each entry is chained to the one before by SHA-256.
create schema audit;

create table audit.entry (
  position bigint primary key,
  event_id bigint not null unique,
  organisation_id text,
  kind text not null,
  actor jsonb not null,
  subject jsonb not null,
  at timestamptz not null,
  hash text not null
);
create index entry_of_organisation on audit.entry (organisation_id, position desc);

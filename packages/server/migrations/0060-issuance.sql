-- How credentials come to be: requests that are carried out once, and lists of learners on their way.
create schema issuance;

-- One for every credential: the same key and the same request lead to the same credential, for ever.
create table issuance.request (
  organisation_id text not null,
  key text not null,
  request_hash text not null,
  credential_id text not null,
  requested_at timestamptz not null,
  primary key (organisation_id, key),
  unique (organisation_id, credential_id)
);

create table issuance.batch (
  organisation_id text not null,
  batch_id text not null unique,
  achievement_id text not null,
  achievement_version integer not null,
  achievement_title text not null,
  language text not null check (language in ('en', 'ar')),
  state text not null check (state in ('waiting', 'running', 'done')),
  created_at timestamptz not null,
  request_key text,
  request_hash text,
  primary key (organisation_id, batch_id),
  unique (organisation_id, request_key)
);
create index batch_newest on issuance.batch (organisation_id, created_at desc, batch_id desc);

create table issuance.batch_row (
  organisation_id text not null,
  batch_id text not null,
  row integer not null,
  name text not null,
  email text not null,
  awarded_on text not null,
  result text not null,
  state text not null default 'waiting' check (state in ('waiting', 'issued', 'failed')),
  credential_id text,
  failure_code text,
  failure_sentence text,
  primary key (organisation_id, batch_id, row)
);

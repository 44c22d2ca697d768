-- Every credential signed here: what was recorded before signing, the exact text after it, and what was withdrawn.
create schema credentials;

create table credentials.credential (
  organisation_id text not null,
  credential_id text not null unique,
  -- intent: recorded, not released. rejected: its signed form did not pass our own verification; never released.
  state text not null check (state in ('intent', 'issued', 'rejected')),
  uri text not null unique,
  achievement_id text not null,
  achievement_version integer not null,
  achievement_title text not null,
  learner_name text not null,
  subject_id text not null,
  language text not null check (language in ('en', 'ar')),
  awarded_on date not null,
  valid_until timestamptz,
  -- The exact text that gets signed, and the options of its proof: signing it again gives the same bytes.
  unsigned text not null,
  proof_created text not null,
  verification_method text not null,
  recorded_at timestamptz not null,
  -- The exact signed text.
  document text,
  issued_at timestamptz,
  claim_code text not null unique,
  verify_code text not null unique,
  claimed_by text,
  claimed_at timestamptz,
  published_at timestamptz,
  letter_id text,
  batch_id text,
  list_id text not null,
  list_index integer not null,
  primary key (organisation_id, credential_id),
  unique (list_id, list_index),
  check ((state = 'issued') = (document is not null and issued_at is not null)),
  check (published_at is null or claimed_by is not null)
);
create index credential_newest on credentials.credential (organisation_id, issued_at desc, credential_id desc)
  where state = 'issued';
create index credential_of_achievement on credentials.credential (organisation_id, achievement_id, issued_at desc);
create index credential_of_batch on credentials.credential (organisation_id, batch_id) where batch_id is not null;
create index credential_held on credentials.credential (claimed_by, claimed_at desc, credential_id desc)
  where claimed_by is not null;
create index credential_unfinished on credentials.credential (recorded_at) where state = 'intent';

-- Apart, so that an address can be forgotten and the credential stays.
create table credentials.recipient (
  organisation_id text not null,
  credential_id text not null,
  email text not null,
  primary key (organisation_id, credential_id)
);
create index recipient_email on credentials.recipient (organisation_id, email);

-- Indices are given out in the order of a permutation, (multiplier × position + offset) mod length, so that neighbours in a
-- list are not neighbours in time.
create table credentials.status_list (
  organisation_id text not null,
  list_id text not null unique,
  number integer not null,
  length integer not null,
  multiplier integer not null,
  shift integer not null,
  -- Positions given out.
  used integer not null default 0,
  -- Grows with every withdrawal.
  revision integer not null default 0,
  created_at timestamptz not null,
  primary key (organisation_id, list_id),
  unique (organisation_id, number)
);

-- Append-only: a withdrawal is for good.
create table credentials.revocation (
  organisation_id text not null,
  credential_id text not null,
  list_id text not null,
  list_index integer not null,
  reason text not null,
  explanation text,
  revoked_by text,
  revoked_at timestamptz not null,
  primary key (organisation_id, credential_id),
  unique (list_id, list_index)
);

-- The signed list as it was last published.
create table credentials.published_list (
  list_id text primary key,
  revision integer not null,
  document text not null,
  signed_at timestamptz not null,
  valid_until timestamptz not null
);

-- People and machines that sign in. Tokens, sessions and API keys are kept as SHA-256 only.
create schema accounts;

create table accounts.person (
  person_id text primary key,
  name text,
  -- Lower case. Null for people who claimed an award with a typed code.
  email text unique,
  language text not null check (language in ('en', 'ar')),
  operator boolean not null default false,
  created_at timestamptz not null
);

create table accounts.sign_in_link (
  token_hash text primary key,
  email text not null,
  language text not null,
  next text not null,
  -- SHA-256 of the nonce in the cookie of the browser that asked.
  browser_hash text not null,
  -- Somebody signed in without an address: confirming the link gives them this one, if nobody has it.
  person_id text,
  created_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_of_email on accounts.sign_in_link (email, created_at);
create index sign_in_link_age on accounts.sign_in_link (created_at);

create table accounts.session (
  token_hash text primary key,
  session_id text not null unique,
  person_id text not null references accounts.person,
  created_at timestamptz not null,
  seen_at timestamptz not null
);
create index session_of_person on accounts.session (person_id);
create index session_age on accounts.session (seen_at);

create table accounts.api_key (
  organisation_id text not null,
  key_id text not null,
  secret_hash text not null unique,
  name text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_on date,
  primary key (organisation_id, key_id)
);

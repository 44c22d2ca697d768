-- Passkeys, the challenges they answer, recovery codes, and proofs renewed during a session.

alter table accounts.session
  -- When the person last proved who they are; null means when the session was opened.
  add column proven_at timestamptz,
  -- Coarse words such as `firefox-linux`. Nothing finer is kept, and no address.
  add column browser text not null default 'other-other',
  -- The passkey that opened it, so that removing the passkey ends it.
  add column passkey_id text;

create table accounts.passkey (
  passkey_id text primary key,
  person_id text not null references accounts.person,
  -- As the authenticator names it, base64url.
  credential_id text not null unique,
  -- COSE key, as the authenticator gave it.
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  -- Kept by a service that copies it between the person's devices.
  synced boolean not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  -- Set when its counter went back, which only a copy would do.
  blocked_at timestamptz
);
create index passkey_of_person on accounts.passkey (person_id);

create table accounts.challenge (
  challenge_hash text primary key,
  purpose text not null check (purpose in ('add', 'sign-in', 'prove')),
  -- SHA-256 of the browser's nonce before there is a session, else the id of the session.
  bound_to text not null,
  created_at timestamptz not null
);
create index challenge_age on accounts.challenge (created_at);

create table accounts.recovery_code (
  person_id text not null references accounts.person,
  code_hash text not null,
  created_at timestamptz not null,
  primary key (person_id, code_hash)
);

-- Codes sent by letter to prove once more who sits at a session.
create table accounts.proof_code (
  code_id text primary key,
  person_id text not null references accounts.person,
  session_id text not null,
  -- HMAC under the master key: eight digits alone could be guessed from a hash.
  code_mac text not null,
  tries integer not null default 0,
  created_at timestamptz not null
);
create index proof_code_of_person on accounts.proof_code (person_id, created_at);
create index proof_code_age on accounts.proof_code (created_at);

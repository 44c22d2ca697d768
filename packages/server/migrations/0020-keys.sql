-- Signing keys of issuers. The private half is sealed by the vault before it comes here.
create schema keys;

create table keys.issuer (
  organisation_id text primary key,
  issuer_id text not null unique,
  method text not null check (method in ('did:web', 'did:key')),
  slug text not null unique,
  created_at timestamptz not null
);

create table keys.signing_key (
  organisation_id text not null,
  key_id text not null,
  multikey text not null,
  sealed text not null,
  created_at timestamptz not null,
  retired_at timestamptz,
  backed_up_at timestamptz,
  primary key (organisation_id, key_id),
  unique (organisation_id, multikey)
);
-- One key signs at a time.
create unique index signing_key_active on keys.signing_key (organisation_id) where retired_at is null;

-- The did:webvh log of an issuer, beside its did:web document. The key that comes next is made ahead: its digest stands in the log.
create table keys.history (
  organisation_id text primary key,
  did text not null unique,
  log text not null,
  next_multikey text not null,
  next_sealed text not null,
  updated_at timestamptz not null
);

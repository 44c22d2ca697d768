-- Who issues here, who belongs to whom, and whether this installation has been set up.
create schema organisations;

create table organisations.organisation (
  organisation_id text primary key,
  slug text not null unique,
  name text not null,
  url text,
  email text,
  description text,
  country_code text not null,
  locality text,
  quality_statement text,
  language text not null,
  sample boolean not null default false,
  first_published_at timestamptz,
  created_at timestamptz not null
);

create table organisations.member (
  organisation_id text not null,
  person_id text not null,
  role text not null check (role in ('viewer', 'issuer', 'designer', 'admin')),
  since timestamptz not null,
  -- Null until the person has signed in after the invitation.
  joined_at timestamptz,
  primary key (organisation_id, person_id)
);
create index member_person on organisations.member (person_id);

-- At most one row; none while nothing has happened yet.
create table organisations.installation (
  one boolean primary key default true check (one),
  state text not null default 'empty' check (state in ('empty', 'ready')),
  samples text not null default 'none' check (samples in ('none', 'loading', 'loaded')),
  -- Sealed by the vault; gone once the installation is ready.
  setup_code text
);

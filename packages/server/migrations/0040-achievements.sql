-- What can be earned here: drafts, frozen versions, and the catalogue that people search.
create schema achievements;

create table achievements.achievement (
  organisation_id text not null,
  achievement_id text not null unique,
  definition jsonb not null,
  title text not null,
  -- The title without case and accents, for the search in the console.
  title_words text not null,
  revision integer not null,
  -- Number of the newest version; null while there is none.
  version integer,
  -- The draft differs from the newest version.
  changed boolean not null,
  issued_count integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (organisation_id, achievement_id)
);
create index achievement_newest on achievements.achievement (organisation_id, updated_at desc, achievement_id desc);

-- Never updated.
create table achievements.version (
  organisation_id text not null,
  achievement_id text not null,
  version integer not null,
  definition jsonb not null,
  -- The award model's Achievement, exactly as credentials carry it.
  achievement jsonb not null,
  published_at timestamptz not null,
  published_by text,
  primary key (organisation_id, achievement_id, version)
);

create table achievements.catalogue_entry (
  organisation_id text not null,
  achievement_id text not null,
  version integer not null,
  title text not null,
  words tsvector not null,
  participation text,
  levels text[] not null,
  workload_hours double precision,
  time text,
  published_at timestamptz not null,
  primary key (organisation_id, achievement_id)
);
create index catalogue_words on achievements.catalogue_entry using gin (words);
create index catalogue_newest on achievements.catalogue_entry (published_at desc, achievement_id);

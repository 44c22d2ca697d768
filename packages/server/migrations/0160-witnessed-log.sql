-- Checkpoints are published once enough witnesses cosigned them, and a log that cannot go on is followed by another.

-- 1 for the first log of an installation. A frozen log keeps its key; the statement names what it signed last.
alter table transparency.log add column generation integer not null default 1;
alter table transparency.log add column frozen_at timestamptz;
alter table transparency.log add column statement text;

-- Which log signed. All logs of an installation sign one tree.
alter table transparency.checkpoint add column generation integer not null default 1;
alter table transparency.checkpoint drop constraint checkpoint_pkey;
alter table transparency.checkpoint add constraint checkpoint_pkey primary key (generation, size);

alter table transparency.checkpoint add column published_at timestamptz;
update transparency.checkpoint set published_at = written_at where note is not null;
create index checkpoint_published on transparency.checkpoint (size) where published_at is not null;

-- What witnesses said of a checkpoint: the line that they signed, and when they say they did.
create table transparency.cosignature (
  generation integer not null,
  size bigint not null,
  witness text not null,
  key_id text not null,
  line text not null,
  signed_at timestamptz not null,
  primary key (generation, size, witness, key_id)
);
create index cosignature_of_witness on transparency.cosignature (witness, key_id, generation, size);

-- Issuing in groups: a credential is written once, and releasing it adds its proof in place, without touching an index.

alter table credentials.credential add column proof text;

-- The signed text is what was recorded and its proof; `document` holds it for those that were released before there was a proof.
alter table credentials.credential drop constraint credential_check;
alter table credentials.credential add constraint credential_released
  check ((state = 'issued') = (coalesce(proof, document) is not null and issued_at is not null));

-- The address is made of the id, which is unique itself.
alter table credentials.credential drop constraint credential_uri_key;

-- An update stays within its page where no index has to follow it and there is room.
drop index credentials.credential_newest;
drop index credentials.credential_of_achievement;
drop index credentials.credential_unfinished;
create index credential_newest on credentials.credential (organisation_id, recorded_at desc, credential_id desc);
create index credential_of_achievement on credentials.credential (organisation_id, achievement_id, recorded_at desc);
alter table credentials.credential set (fillfactor = 50, toast_tuple_target = 512);
alter table issuance.batch_row set (fillfactor = 60);

-- Which groups of intents may be unfinished, so that nobody has to search all credentials for them.
create table credentials.unfinished (
  organisation_id text not null,
  group_id text not null,
  recorded_at timestamptz not null,
  credential_ids jsonb not null,
  primary key (organisation_id, group_id)
);
create index unfinished_oldest on credentials.unfinished (recorded_at);
insert into credentials.unfinished (organisation_id, group_id, recorded_at, credential_ids)
  select organisation_id, 'before-' || min(credential_id), min(recorded_at), jsonb_agg(credential_id)
  from credentials.credential where state = 'intent' group by organisation_id, recorded_at;

-- Texts are compressed by the faster way where the server has it.
do $$ begin
  alter table credentials.credential alter column unsigned set compression lz4;
exception when others then null;
end $$;

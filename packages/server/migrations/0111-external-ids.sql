-- The registrar's own number for an award, for ever; a key of a request is forgotten after thirty days, the request stays.
alter table issuance.request add column external_id text;
create unique index request_external on issuance.request (organisation_id, external_id) where external_id is not null;
create index request_keyed on issuance.request (requested_at) where key like 'key:%';

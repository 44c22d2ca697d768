-- A member may hold several roles.
create table organisations.member_role (
  organisation_id text not null,
  person_id text not null,
  role text not null check (
    role in ('owner', 'administrator', 'issuer', 'author', 'assessor', 'reviewer', 'registrar', 'analyst')
  ),
  primary key (organisation_id, person_id, role),
  foreign key (organisation_id, person_id) references organisations.member on delete cascade
);

-- Whoever administered first owns the organisation; a designer wrote and published, which are two roles now.
insert into organisations.member_role (organisation_id, person_id, role)
select organisation_id, person_id, case place when 1 then 'owner' else 'administrator' end
from (
  select organisation_id, person_id,
    row_number() over (partition by organisation_id order by joined_at is null, since, person_id) as place
  from organisations.member where role = 'admin'
) as administrators
union all
select organisation_id, person_id, new_role
from organisations.member
join (values ('designer', 'author'), ('designer', 'reviewer'), ('issuer', 'issuer'), ('viewer', 'analyst'))
  as become (old_role, new_role) on become.old_role = member.role;

-- Written by versions before this one only.
alter table organisations.member alter column role drop not null;

-- What a key may do goes by the same names as what people may do.
update accounts.api_key set scopes = (
  select array_agg(distinct named.permission order by named.permission)
  from unnest(scopes) as old (scope)
  join (values
    ('achievements', 'achievement.read'), ('achievements', 'achievement.write'), ('achievements', 'achievement.publish'),
    ('issue', 'award.prepare'), ('issue', 'credential.issue'), ('issue', 'credential.issue-list'), ('issue', 'list.read'),
    ('credentials', 'credential.read'), ('credentials', 'credential.revoke')
  ) as named (scope, permission) on named.scope = old.scope
)
where scopes && array['achievements', 'issue', 'credentials'];

import type pg from 'pg';
import { CannotStart } from '../cannot-start.ts';

/** Tables without an organisation that a tenant's stories have nothing to look for in. */
const withheld = [
  'platform.migration',
  'platform.idempotency',
  'platform.follower',
  'platform.missed_event',
  'platform.turn',
  'organisations.installation',
];

/**
 * Row-level security on every table that names an organisation, whichever migration made it: the role of tenants sees and
 * writes only the rows of the organisation in `cairn.organisation`, and where nothing is set, none. Other tables it may use,
 * but for those withheld and for what proves who somebody is. Done at every start; nothing happens where all is in place.
 */
export async function guardTenants(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(createRole);
    await client.query(guard);
    await client.query('begin; set local role cairn_tenant; rollback');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    if ((error as { code?: unknown }).code !== '42501') throw error;
    throw new CannotStart(
      'DATABASE_URL: this user may not make the role that keeps organisations apart. Let an administrator of the server run: create role cairn_tenant nologin; grant cairn_tenant to <this user>.',
    );
  } finally {
    client.release();
  }
}

/** Roles belong to the whole server, so another database of it may be making the same one. */
const createRole = `do $$
  begin
    if not exists (select from pg_roles where rolname = 'cairn_tenant') then
      begin
        create role cairn_tenant nologin;
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
    if not (select rolsuper or pg_has_role(current_user, 'cairn_tenant', 'usage') from pg_roles where rolname = current_user) then
      begin
        execute format('grant cairn_tenant to %I', current_user);
      exception when insufficient_privilege then null;
      end;
    end if;
  end $$`;

const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`;

const guard = `do $$
  declare
    each record;
  begin
    for each in
      select n.nspname as name from pg_namespace n where ${ours} and not has_schema_privilege('cairn_tenant', n.oid, 'usage')
    loop
      execute format('grant usage on schema %I to cairn_tenant', each.name);
    end loop;
    for each in
      select c.oid, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema, c.relrowsecurity as guarded,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as ofTenant,
        has_table_privilege('cairn_tenant', c.oid, 'select') as granted
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and not c.relispartition and ${ours}
    loop
      if each.ofTenant then
        if not each.guarded then
          execute format('create policy own_organisation on %s to cairn_tenant
            using (organisation_id = current_setting(''cairn.organisation'', true))
            with check (organisation_id = current_setting(''cairn.organisation'', true))', each.name);
          execute format('alter table %s enable row level security', each.name);
        end if;
      elsif each.name in (${withheld.map(name => `'${name}'`).join(', ')})
        or (each.schema = 'accounts' and each.name <> 'accounts.person') then
        continue;
      end if;
      if not each.granted then
        execute format('grant select, insert, update, delete on %s to cairn_tenant', each.name);
      end if;
    end loop;
  end $$`;

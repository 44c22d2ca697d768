import type { World } from '../../platform/world.ts';

interface InstallationTable {
  one: boolean;
  state: 'empty' | 'ready';
  samples: 'none' | 'loading' | 'loaded';
  setup_code: string | null;
}

const tables = (world: World) => world.db.$extendTables<{ 'organisations.installation': InstallationTable }>();

/** How far this installation is. */
export interface Installation {
  state: 'empty' | 'ready';
  samples: 'none' | 'loading' | 'loaded';
  /** Sealed by the vault. */
  setupCode: string | null;
}

export async function readInstallationRow(world: World): Promise<Installation> {
  const row = await tables(world).selectFrom('organisations.installation').selectAll().executeTakeFirst();
  return { state: row?.state ?? 'empty', samples: row?.samples ?? 'none', setupCode: row?.setup_code ?? null };
}

async function insertRow(world: World): Promise<void> {
  await tables(world)
    .insertInto('organisations.installation')
    .values({ one: true, state: 'empty', samples: 'none', setup_code: null })
    .onConflict(conflict => conflict.column('one').doNothing())
    .execute();
}

/** From empty to ready; false when it was ready already. Of several at once, one gets true. */
export async function markReady(world: World): Promise<boolean> {
  await insertRow(world);
  const updated = await tables(world)
    .updateTable('organisations.installation')
    .set({ state: 'ready', setup_code: null })
    .where('state', '=', 'empty')
    .returning('one')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Move the samples on; false when they are not in the state it starts from. Of several at once, one gets true. */
export async function moveSamples(
  world: World,
  from: Installation['samples'],
  to: Installation['samples'],
): Promise<boolean> {
  await insertRow(world);
  const updated = await tables(world)
    .updateTable('organisations.installation')
    .set({ samples: to })
    .where('samples', '=', from)
    .returning('one')
    .executeTakeFirst();
  return updated !== undefined;
}

/** Keep the code unless there is one, and give the kept one. */
export async function keepSetupCode(world: World, sealed: string): Promise<string> {
  await insertRow(world);
  await tables(world)
    .updateTable('organisations.installation')
    .set({ setup_code: sealed })
    .where('setup_code', 'is', null)
    .execute();
  return (await readInstallationRow(world)).setupCode ?? sealed;
}

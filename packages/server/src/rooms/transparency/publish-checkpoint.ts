import type { World } from '../../platform/world.ts';
import { type CheckpointPlace, listCosignatures, publishCheckpoint } from './checkpoint-store.ts';

/** T-8: show a signed checkpoint to everybody, once as many witnesses cosigned it as are needed. */
export async function publishWitnessed(world: World, place: CheckpointPlace): Promise<void> {
  const { witnesses, needed } = world.config.witnessing ?? { witnesses: [], needed: 0 };
  const said = needed > 0 ? await listCosignatures(world, place) : [];
  const heard = witnesses.filter(({ key }) => said.some(one => one.witness === key.name && one.keyId === key.id));
  if (heard.length >= needed) await publishCheckpoint(world, place);
}

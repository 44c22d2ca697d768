import type { World } from '../../platform/world.ts';
import { type SigningKey, updateSealed } from './store.ts';

/** K-7: the sealed key of an organisation, bound to it where it was sealed before keys were bound. */
export async function bindKey(
  world: World,
  { organisationId, keyId, sealed }: Pick<SigningKey, 'organisationId' | 'keyId' | 'sealed'>,
): Promise<string> {
  if (!sealed.startsWith('v1.')) return sealed;
  const bound = await world.signer.adopt(organisationId, sealed);
  await updateSealed(world, { organisationId, keyId, before: sealed, sealed: bound });
  return bound;
}

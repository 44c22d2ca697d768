import { BlockList } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../../platform/config.ts';
import { toCaller } from '../../../platform/http/caller.ts';
import type { Identify } from '../../../platform/http/exchange.ts';
import { Refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

/**
 * VC-1: the tests are for this machine itself, where nothing stands in front of it, and for programs with an API key that
 * may issue. Refuses `not_signed_in` and `role_missing`.
 */
export function admitTesters(app: FastifyInstance, world: World, identify: Identify): void {
  app.addHook('onRequest', async request => {
    if (isFromHere(request, world.config)) return;
    const actor = await identify(world, toCaller(request, world.config));
    if (actor.kind === 'nobody') throw new Refusal('not_signed_in');
    if (actor.kind !== 'machine' || !actor.scopes.includes('credential.issue')) throw new Refusal('role_missing');
  });
}

/** Whatever a proxy on this machine passes on comes from this machine too, so behind one the address proves nothing. */
function isFromHere({ ip, headers }: FastifyRequest, { publicUrl, proxies }: Config): boolean {
  const isPassedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some(name => headers[name] !== undefined);
  const isLocalName = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname);
  const address = ip.replace(/^::ffff:/, '');
  const family = address.includes(':') ? 'ipv6' : 'ipv4';
  return isLocalName && proxies === 0 && !isPassedOn && thisMachine.check(address, family);
}

import type { World } from '../../platform/world.ts';
import { listIntents } from '../credentials/index.ts';
import { listRequests } from './store.ts';

const requestsAtOnce = 200;

/** I-2: requests and recorded credentials belong together one to one. Gives the ids that do not. */
export async function fsckIssuance(world: World, recorded: number): Promise<{ requests: number; faults: string[] }> {
  const faults: string[] = [];
  let requests = 0;
  for (let after = ''; ; ) {
    const page = await listRequests(world, after, requestsAtOnce);
    for (const [organisationId, requests] of Map.groupBy(page, request => request.organisationId)) {
      const ids = requests.map(({ credentialId }) => credentialId);
      const recorded = await listIntents(world, organisationId, ids);
      faults.push(...ids.filter(id => !recorded.has(id)));
    }
    requests += page.length;
    if (page.length < requestsAtOnce) break;
    after = page.at(-1)?.credentialId ?? '';
  }
  return { requests, faults: requests === recorded ? faults : [...faults, `${recorded} credentials were recorded`] };
}

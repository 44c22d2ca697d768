import { type Certificate, checkChain, parseChain, readCertificate } from '../certificates/index.ts';
import type { JsonObject } from '../json.ts';
import { type Facts, type FindingCode, toFinding } from './codes.ts';
import type { Basis } from './evidence.ts';
import { type Expected, type KeyAnswer, toCheckable } from './find-key.ts';
import { domainOf } from './issuer.ts';

/**
 * The key in the certificates of a header, and whether it speaks for the issuer (SD-JWT VC §3.5): they lead up to a root that
 * the verifier trusts, and the first names the issuer. Without an issuer in the token, whoever the first is about is the
 * issuer. Undefined when the header has none.
 */
export async function findCertifiedKey(
  header: JsonObject,
  { owner }: Expected,
  { evidence, now }: Basis,
): Promise<KeyAnswer | undefined> {
  if (!('x5c' in header)) return undefined;
  const chain = parseChain(header.x5c);
  const [leaf] = chain ?? [];
  const facts: Facts = {
    issuerId: owner.id || undefined,
    issuer: leaf?.name ?? owner.name,
    domain: domainOf(owner.id),
  };
  if (!chain || !leaf) return { ...toCheckable(undefined), finding: toFinding('certificate_broken', facts) };
  const { answer } = await checkChain(chain, findRoots(evidence.roots), now);
  const named = { ...facts, domain: facts.domain ?? leaf.hosts[0], issuerId: facts.issuerId ?? leaf.addresses[0] };
  const code = answer === 'trusted' && !isAbout(leaf, owner.id) ? 'certificate_of_other' : codes[answer];
  return { ...toCheckable(leaf.key), finding: toFinding(code, code === 'certificate_of_issuer' ? named : facts) };
}

const codes: Readonly<Record<'trusted' | 'untrusted' | 'out_of_date' | 'broken', FindingCode>> = {
  trusted: 'certificate_of_issuer',
  untrusted: 'certificate_untrusted',
  out_of_date: 'certificate_out_of_date',
  broken: 'certificate_broken',
};

/** Does the certificate name the issuer: by its whole identifier, or an https address by its host? */
function isAbout({ hosts, addresses }: Certificate, issuerId: string): boolean {
  if (issuerId === '' || addresses.includes(issuerId)) return true;
  const host = issuerId.startsWith('https://') && URL.canParse(issuerId) ? new URL(issuerId).hostname : undefined;
  return host !== undefined && hosts.includes(host);
}

/** The same few roots come again and again. */
const readRoots = new WeakMap<readonly string[], Certificate[]>();

function findRoots(roots: readonly string[] = []): Certificate[] {
  const read = readRoots.get(roots) ?? roots.map(readCertificate).filter(root => root !== undefined);
  readRoots.set(roots, read);
  return read;
}

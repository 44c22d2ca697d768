import { fromBase64url } from '../bytes.ts';
import type { JsonValue } from '../json.ts';
import { checkSignature, isPublicKey } from '../keys/index.ts';
import { type Certificate, parseCertificate } from './certificate.ts';

/**
 * What a chain of certificates comes to. `broken`: no certificates, or not issued by one another, or not for this.
 * `out_of_date`: one of them does not count at this instant. `untrusted`: sound in itself, and none of the roots stands above.
 */
export interface ChainAnswer {
  answer: 'trusted' | 'untrusted' | 'out_of_date' | 'broken';
  /** The certificate of whoever signed. */
  leaf?: Certificate;
}

const mostCertificates = 5;
const longestCertificate = 8_192;

/**
 * Reads certificates as headers carry them (RFC 7515 §4.1.6): DER in base64 with padding, that of whoever signed first.
 * Undefined when there is none, too many, or one is not read here.
 */
export function parseChain(x5c: JsonValue | undefined): Certificate[] | undefined {
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > mostCertificates) return undefined;
  const chain = x5c.map(text => (typeof text === 'string' ? readCertificate(text) : undefined));
  return chain.every(certificate => certificate !== undefined) ? chain : undefined;
}

/** A certificate in base64 (RFC 4648 §4). */
export function readCertificate(base64: string): Certificate | undefined {
  if (base64.length > longestCertificate || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    return undefined;
  }
  const bytes = fromBase64url(base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
  return bytes && parseCertificate(bytes);
}

/**
 * Is each certificate issued by the next, the last by one of the roots, each in date and allowed to (RFC 5280 §6.1)? The
 * first must be nobody's authority. Names must be the same byte by byte, extensions that must be understood and are not
 * refuse the chain, and whether a certificate was withdrawn is not asked.
 */
export async function checkChain(
  chain: readonly Certificate[],
  roots: readonly Certificate[],
  now: Date,
): Promise<ChainAnswer> {
  const [leaf] = chain;
  if (!leaf) return { answer: 'broken' };
  const isLeaf = !leaf.isAuthority && leaf.signsDocuments && leaf.issuer !== leaf.subject;
  if (!isLeaf || chain.some(({ isStrange }) => isStrange)) return { answer: 'broken', leaf };
  for (const [index, certificate] of chain.slice(0, -1).entries()) {
    if (!(await isIssuedBy(certificate, chain[index + 1], index))) return { answer: 'broken', leaf };
  }
  const root = await findRoot(chain, roots);
  const counts = ({ fromAt, untilAt }: Certificate) => fromAt <= now.getTime() && now.getTime() <= untilAt;
  if (![...chain, ...(root ? [root] : [])].every(counts)) return { answer: 'out_of_date', leaf };
  return { answer: root ? 'trusted' : 'untrusted', leaf };
}

/** The root above the chain; a chain may end with the root itself. */
async function findRoot(
  chain: readonly Certificate[],
  roots: readonly Certificate[],
): Promise<Certificate | undefined> {
  const last = chain.at(-1);
  if (!last) return undefined;
  const same = roots.find(({ signed }) => String(signed) === String(last.signed));
  if (same && chain.length > 1) return same;
  for (const root of roots) if (await isIssuedBy(last, root, chain.length - 1)) return root;
  return undefined;
}

/** @param below how many authorities stand between the issuer and the certificate of whoever signed */
async function isIssuedBy(certificate: Certificate, issuer: Certificate | undefined, below: number): Promise<boolean> {
  if (!issuer || certificate.issuer !== issuer.subject || !isPublicKey(issuer.key)) return false;
  if (!issuer.isAuthority || !issuer.signsCertificates || (issuer.pathLength ?? below) < below) return false;
  const { algorithm, signature, signed } = certificate;
  return algorithm !== undefined && (await checkSignature(issuer.key, algorithm, signature, signed)) === 'matches';
}

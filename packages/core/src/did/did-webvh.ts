const prefix = 'did:webvh:';
/** The multihash of a SHA-256 in base58btc: 46 characters (did:webvh 1.0, "Method-Specific Identifier"). */
const scid = /^[1-9A-HJ-NP-Za-km-z]{46}$/;
const hostWithPort = /^((?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}_-]+)(?:%3a([1-9]\d{1,4}))?$/iu;
const segment = /^(?:[\p{L}\p{M}\p{N}._~-]|%[0-9A-Fa-f]{2})+$/u;

/** What a `did:webvh` says itself: the digest of its beginning, and where its log and the proofs of its witnesses stand. */
export interface WebvhPlace {
  scid: string;
  url: string;
  witnessUrl: string;
}

/**
 * Reads a `did:webvh` (did:webvh 1.0, "The DID to HTTPS Transformation"). Undefined when it is none: no digest, a host that is
 * an address of a machine or has no dot, an empty or climbing path segment.
 */
export function parseDidWebvh(did: string): WebvhPlace | undefined {
  if (!did.startsWith(prefix)) return undefined;
  const [digest = '', encodedHost = '', ...path] = did.slice(prefix.length).split(':');
  const [, host, port] = hostWithPort.exec(encodedHost) ?? [];
  if (!scid.test(digest) || host === undefined || !path.every(part => segment.test(part))) return undefined;
  const ascii = path.map(part => part.replace(/[^ -~]+/g, encodeURIComponent));
  const pathname = `/${path.length === 0 ? '.well-known' : ascii.join('/')}/did.jsonl`;
  const address = `https://${host}${port === undefined ? '' : `:${port}`}${pathname}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isMachine = /^[\d.]+$/.test(url.hostname);
  if (isMachine || url.pathname !== pathname) return undefined;
  return { scid: digest, url: url.href, witnessUrl: url.href.replace(/did\.jsonl$/, 'did-witness.json') };
}

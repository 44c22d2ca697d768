const prefix = 'did:web:';
const segment = /^(?:[A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+$/;

/**
 * The https address of the document of a `did:web` (did:web §3.2). Undefined when it is not one: no host, an empty or
 * climbing path segment, a user name, or a host that means something else after parsing.
 */
export function didWebUrl(did: string): string | undefined {
  if (!did.startsWith(prefix)) return undefined;
  const [encodedHost = '', ...path] = did.slice(prefix.length).split(':');
  if (![encodedHost, ...path].every(part => segment.test(part))) return undefined;
  const host = encodedHost.replace(/%3a/i, ':');
  const pathname = `/${path.length === 0 ? '.well-known' : path.join('/')}/did.json`;
  const address = `https://${host}${pathname}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const isSameHost = url.host === host.toLowerCase() || `${url.host}:443` === host.toLowerCase();
  return isSameHost && url.pathname === pathname ? url.href : undefined;
}

/**
 * The `did:web` whose document stands at `<address>/did.json`, or at `/.well-known/did.json` when the address has no path.
 * Undefined when the address is not https, for did:web is never looked up otherwise.
 */
export function toDidWeb(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:') return undefined;
  const path = url.pathname.split('/').filter(part => part !== '');
  return [`${prefix}${url.host.replace(':', '%3A')}`, ...path].join(':');
}

import type { ReplyCookie } from './effects.ts';

const prefix = '__Host-';

/** Cookies of a request by name. Of a prefixed and a plain one of the same name the prefixed one counts (RFC 6265bis §4.1.3). */
export function parseCookies(header: string | undefined, isHttps: boolean): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = Object.create(null);
  for (const pair of (header ?? '').split(';', 50)) {
    const [name = '', ...value] = pair.trim().split('=');
    // A plain cookie can be set by a neighbouring subdomain; on https only the prefixed ones are ours.
    if (isHttps && !name.startsWith(prefix)) continue;
    cookies[isHttps ? name.slice(prefix.length) : name] ??= value.join('=');
  }
  return cookies;
}

/** A Set-Cookie line (RFC 6265bis §4.1). Values are our own tokens: letters, digits, `-` and `_`; without one the cookie goes. */
export function toSetCookie({ name, value = '', maxAgeSeconds }: ReplyCookie, isHttps: boolean): string {
  const maxAge = value === '' ? 0 : maxAgeSeconds;
  if (!/^[A-Za-z0-9_-]*$/.test(value)) throw new TypeError('not a cookie value');
  return [
    `${isHttps ? prefix : ''}${name}=${value}`,
    ...['Path=/', 'HttpOnly', 'SameSite=Lax'],
    ...(isHttps ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
  ].join('; ');
}

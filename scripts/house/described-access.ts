import { addresses } from '../../packages/api/src/addresses.ts';
import { api, apiRoot } from '../../packages/api/src/contract.ts';
import type { Endpoint } from '../../packages/api/src/endpoint.ts';
import { type Permission, permissions, type Realm, scopes } from '../../packages/api/src/permissions.ts';
import { memberRoles, type Role, roleEntries, roles } from '../../packages/api/src/roles.ts';

const entries = Object.entries(permissions) as [Permission, (typeof permissions)[Permission]][];
const has = (role: Role, permission: Permission) =>
  (roleEntries[role].permissions as readonly Permission[]).includes(permission);

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

const realms: Readonly<Record<Realm, string>> = {
  public: 'everybody',
  own: 'who is signed in, of their own',
  installation: 'the operator',
  organisation: 'members and keys of the organisation',
};

function rolesTable(): string {
  const rows = roles.map(role => {
    const { name, sentence } = roleEntries[role];
    return [`\`${role}\``, `**${name.en}.** ${sentence.en}`, `**${name.ar}.** ${sentence.ar}`];
  });
  return table(['Role', 'English', 'العربية'], rows);
}

function permissionsTable(): string {
  const ofMembers = entries.filter(([, { of }]) => of === 'organisation');
  const rows = ofMembers.map(([name, { en }]) => [
    `\`${name}\``,
    en,
    ...memberRoles.map(role => (has(role, name) ? 'yes' : '')),
    (scopes as readonly Permission[]).includes(name) ? 'yes' : '',
  ]);
  return table(['Permission', 'To', ...memberRoles.map(role => roleEntries[role].name.en), 'API key'], rows);
}

function elsewhereTable(): string {
  const rows = entries
    .filter(([, { of }]) => of !== 'organisation')
    .map(([name, { of, en }]) => [`\`${name}\``, en, realms[of]]);
  return table(['Permission', 'To', 'Who'], rows);
}

function routesTable(): string {
  const endpoints = Object.values(api).flatMap(contract => Object.values(contract as Record<string, Endpoint>));
  const rows = [
    ...endpoints.map(({ method, path, needs }): [string, Permission] => [`${method} ${apiRoot}${path}`, needs]),
    ...Object.entries(addresses),
  ];
  return table(
    ['Route', 'Permission', 'Who'],
    rows.map(([route, needs]) => [`\`${route}\``, `\`${needs}\``, whoHas(needs)]),
  );
}

function whoHas(permission: Permission): string {
  const holders = roles.filter(role => has(role, permission));
  return holders.length === memberRoles.length ? 'every member' : holders.join(', ');
}

/** `docs/access.md`: who may do what, from the tables that the server itself asks. */
export function describedAccess(): Record<string, string> {
  const text = `# Who may do what

Generated from \`packages/api/src/permissions.ts\`, \`roles.ts\` and \`addresses.ts\` by \`node scripts/describe-api.ts\`. The server asks
these tables and nothing else, and \`packages/server/src/access-matrix.test.ts\` tries every endpoint as everybody who could call it.

## Roles

${rolesTable()}

## What each role may do in its organisation

A person may hold several roles. An API key has permissions of its own, as its scopes, and only those of the last column.

${permissionsTable()}

## What needs no role in an organisation

${elsewhereTable()}

## Every route and what it asks for

A route that does not stand here stops the start of the server. Somebody else's organisation looks like one that does not exist (404).

${routesTable()}
`;
  return { 'docs/access.md': text };
}

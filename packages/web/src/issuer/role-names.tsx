import { type MemberRole, roleEntries } from '@cairn/api/roles';
import { type Language, useLanguage } from '../messages/text.ts';

/** What somebody is called here: `Author, reviewer`. */
export function RoleNames({ roles }: { roles: readonly MemberRole[] }) {
  return nameRoles(useLanguage(), roles);
}

export function nameRoles(language: Language, roles: readonly MemberRole[]): string {
  const names = roles.map(role => roleEntries[role].name[language]);
  if (language === 'ar') return names.join('، ');
  return names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', ');
}

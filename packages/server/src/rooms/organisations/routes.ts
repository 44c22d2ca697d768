import type { accountsContract } from '@cairn/api/accounts';
import type { installationContract } from '@cairn/api/installation';
import type { organisationsContract } from '@cairn/api/organisations';
import type { Routes } from '../../platform/http/exchange.ts';
import { readInstallation, setUp } from './installation.ts';
import { changeMember, inviteMember, listMembers, removeMember } from './members.ts';
import { changeOrganisation, createOrganisation, getOrganisation } from './organisations.ts';
import { readChecklist } from './read-checklist.ts';
import { changeProfile, readSession } from './sessions.ts';

/** Endpoints of organisations and their members. */
export const routes = {
  createOrganisation,
  getOrganisation,
  changeOrganisation,
  readChecklist,
  listMembers,
  inviteMember,
  changeMember,
  removeMember,
} satisfies Routes<typeof organisationsContract>;

/** The endpoints of the accounts contract that tell memberships. */
export const sessionRoutes = { readSession, changeProfile } satisfies Routes<
  Pick<typeof accountsContract, 'readSession' | 'changeProfile'>
>;

/** First run; loading the samples is the house's own. */
export const installationRoutes = { readInstallation, setUp } satisfies Routes<
  Omit<typeof installationContract, 'loadSamples'>
>;

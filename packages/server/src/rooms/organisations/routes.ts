import { readInstallation, setUp } from './installation.ts';
import { changeMember, inviteMember, listMembers, removeMember } from './members.ts';
import { changeOrganisation, createOrganisation, getOrganisation } from './organisations.ts';
import { changeProfile, readSession } from './sessions.ts';

/** Endpoints of organisations and their members. */
export const routes = {
  createOrganisation,
  getOrganisation,
  changeOrganisation,
  listMembers,
  inviteMember,
  changeMember,
  removeMember,
};

/** The endpoints of the accounts contract that tell memberships. */
export const sessionRoutes = { readSession, changeProfile };

/** First run; loading the samples is the house's own. */
export const installationRoutes = { readInstallation, setUp };

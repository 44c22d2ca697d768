/** Who issues here, who belongs to whom, and whether this installation has been set up. */
export { checkSetupCode, readSetupCode } from './installation.ts';
export { markReady, moveSamples } from './installation-store.ts';
export { membershipsOf } from './members.ts';
export {
  findOrganisationBySlug,
  foundOrganisation,
  getIssuerProfile,
  getOrganisations,
  listOrganisations,
} from './organisations.ts';
export { reactions } from './reactions.ts';
export { installationRoutes, routes, sessionRoutes } from './routes.ts';
export type { OrganisationRecord } from './store.ts';

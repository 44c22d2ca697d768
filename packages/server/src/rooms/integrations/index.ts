/** Other people's protocols, spoken to other people's programs. */
export { mountConformance } from './vc-api/mount.ts';

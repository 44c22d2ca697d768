import { loadSamples } from './load-samples.ts';

/** The endpoint of the installation that needs every room. */
export const routes = { loadSamples };

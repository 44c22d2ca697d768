/** The product without its pages: the whole API, jobs and reactions in a process of its own, with nothing to build first. */
import { planHouse } from '../packages/server/src/house.ts';
import { serve } from '../packages/server/src/platform/serve.ts';

const house = await serve(async world => planHouse(world));
if (!house) process.exit(1);

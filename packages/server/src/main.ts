import { planHouse } from './house.ts';
import { loadRenderer } from './pages/renderer.ts';
import { serve } from './platform/serve.ts';
import type { World } from './platform/world.ts';
import { readSetupCode } from './rooms/organisations/index.ts';
import { loadSamplesAtStart } from './samples/load-samples.ts';

/**
 * Reads the configuration, opens the house and serves until asked to stop. `--demo` loads the sample institutions.
 * Prints the address, and the set-up code when the address is not this machine's alone.
 */
export async function main(parameters: readonly string[]): Promise<void> {
  let opened: World | undefined;
  const house = await serve(async world => {
    opened = world;
    return planHouse(world, await loadRenderer());
  });
  if (!house || !opened) return;
  await announce(opened);
  if (parameters.includes('--demo')) await demonstrate(opened);
}

async function announce(world: World): Promise<void> {
  const setupCode = await readSetupCode(world);
  const code = setupCode === undefined ? '' : `To set it up, you will be asked for this code: ${setupCode}\n`;
  process.stdout.write(`Cairn is running at ${world.config.publicUrl}\n${code}`);
}

async function demonstrate(world: World): Promise<void> {
  process.stdout.write('Loading three sample institutions, about ten seconds the first time …\n');
  await loadSamplesAtStart(world);
  process.stdout.write(`They are there. To look around, begin at ${world.config.publicUrl}/start\n`);
}

if (import.meta.main) await main(process.argv.slice(2));

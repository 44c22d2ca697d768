import { planHouse } from './house.ts';
import { loadRenderer } from './pages/renderer.ts';
import { serve } from './platform/serve.ts';
import { readSetupCode } from './rooms/organisations/index.ts';

/**
 * Reads the configuration, opens the house and serves until asked to stop. `--demo` loads the sample institutions.
 * Prints the address, and the set-up code when the address is not this machine's alone.
 */
export async function main(_parameters: readonly string[]): Promise<void> {
  const house = await serve(async world => {
    const plan = planHouse(world, await loadRenderer());
    const setupCode = await readSetupCode(world);
    const code = setupCode === undefined ? '' : `\nTo set it up, you will be asked for this code: ${setupCode}`;
    process.stdout.write(`Cairn is running at ${world.config.publicUrl}${code}\n`);
    return plan;
  });
  if (!house) process.exitCode = 1;
}

if (import.meta.main) await main(process.argv.slice(2));

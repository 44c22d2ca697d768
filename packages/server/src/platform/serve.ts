import { createServer } from 'node:net';
import { CannotStart } from './cannot-start.ts';
import { type Config, readConfig } from './config.ts';
import { type House, type HousePlan, openHouse } from './house.ts';
import { type OpenWorld, openWorld } from './open.ts';
import { startSigner } from './signer/start-signer.ts';

/** How long requests and jobs under way may take once the process is asked to stop. */
const patienceMs = 25_000;

/**
 * Read the configuration, open the world and the house, and serve until the process is asked to stop. What cannot start is
 * said in plain sentences, and the process ends with 1.
 */
export async function serve(plan: (world: OpenWorld) => Promise<Omit<HousePlan, 'world'>>): Promise<House | undefined> {
  try {
    const { masterKey, ...config } = await settlePort(readConfig());
    // From here on it is the signer's alone.
    delete process.env.MASTER_KEY;
    const signer = await startSigner({ ...config, ...(masterKey && { masterKey }) });
    const world = await openWorld(config, { signer }).catch(async error => {
      await signer.close();
      throw error;
    });
    const house = await openHouse({ world, ...(await plan(world)) });
    await house.start();
    stopWhenAsked(house, world);
    world.log.info('ready', { durationMs: Math.round(process.uptime() * 1000) });
    return house;
  } catch (error) {
    const sentences = error instanceof CannotStart ? error.faults : portSentence(error);
    if (!sentences) throw error;
    for (const sentence of sentences) process.stderr.write(`${sentence}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

/** Port 0 is settled first, so that letters and credentials can name the address. */
async function settlePort(config: Config): Promise<Config> {
  if (config.port !== 0) return config;
  const port = await findFreePort(config.host);
  const isDerived = new URL(config.publicUrl).hostname === 'localhost';
  return { ...config, port, ...(isDerived && { publicUrl: `http://localhost:${port}` }) };
}

function findFreePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function portSentence(error: unknown): string[] | undefined {
  const { code, port } = error as { code?: unknown; port?: unknown };
  if (code === 'EADDRINUSE') return [`Another program uses port ${port}: stop it, or set PORT to another number.`];
  if (code === 'EACCES') return [`This user may not listen on port ${port}: set PORT to a number above 1023.`];
  return undefined;
}

function stopWhenAsked(house: House, { log }: OpenWorld): void {
  let isStopping = false;
  const stop = async () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    setTimeout(() => process.exit(1), patienceMs).unref();
    await house.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info('asked to stop');
      void stop();
    });
  }
}

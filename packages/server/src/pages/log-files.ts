import { parseTilePath, type Tile } from '@cairn/core/log/merkle';
import { Malformed } from '@cairn/core/malformed';
import type { FastifyInstance } from 'fastify';
import { sendStatic } from '../platform/http/static-reply.ts';
import { Refusal } from '../platform/refusal.ts';
import type { World } from '../platform/world.ts';
import { findCheckpoint, findLogTile, getLogKey, listLogs } from '../rooms/transparency/index.ts';

const plain = 'text/plain; charset=utf-8';

/** The transparency log as the files that it is (C2SP tlog-tiles), and beside them the keys that sign it. */
export function mountLog(app: FastifyInstance, world: World): void {
  app.get('/log/checkpoint', async (request, reply) => {
    const checkpoint = await findCheckpoint(world);
    if (checkpoint === undefined) throw new Refusal('not_found');
    return sendStatic(request, reply, { body: checkpoint, type: plain, maxAgeSeconds: 1, crossOrigin: true });
  });
  const keep = { type: plain, maxAgeSeconds: 300, crossOrigin: true };
  app.get('/log/key', async (request, reply) =>
    sendStatic(request, reply, { body: `${await getLogKey(world)}\n`, ...keep }),
  );
  app.get('/log/keys', async (request, reply) =>
    sendStatic(request, reply, { body: (await listLogs(world)).keys.map(key => `${key}\n`).join(''), ...keep }),
  );
  app.get('/log/continued', async (request, reply) =>
    sendStatic(request, reply, { body: (await listLogs(world)).statements.join('\n'), ...keep }),
  );
  app.get<{ Params: { '*': string } }>('/log/tile/*', async (request, reply) => {
    const tile = findTile(`tile/${request.params['*']}`);
    const body = tile && (await findLogTile(world, tile));
    if (!body) throw new Refusal('not_found');
    const type = 'application/octet-stream';
    return sendStatic(request, reply, { body, type, maxAgeSeconds: 31_536_000, immutable: true, crossOrigin: true });
  });
}

function findTile(path: string): Tile | undefined {
  try {
    return parseTilePath(path);
  } catch (fault) {
    if (fault instanceof Malformed) return undefined;
    throw fault;
  }
}

/** A process that serves an empty house; for tests that start and stop one. */
import { endpoint } from '@cairn/api/endpoint';
import { sql } from 'kysely';
import { z } from 'zod';
import { room } from './house.ts';
import { serve } from './serve.ts';

const contract = {
  slow: endpoint({
    method: 'GET',
    path: '/slow',
    summary: 'Takes its time',
    needs: 'page.read',
    reply: z.object({ count: z.number() }),
    refusals: [],
  }),
};

const rooms = [
  room({
    name: 'slow',
    contract,
    routes: {
      slow: async world => {
        await new Promise(resolve => setTimeout(resolve, 700));
        await sql`insert into platform.fact (name, value) values ('slow', 'done') on conflict do nothing`.execute(
          world.db,
        );
        return { count: 1 };
      },
    },
  }),
];

const house = await serve(async () => ({ rooms, identify: async (_, { language }) => ({ kind: 'nobody', language }) }));
const address = house?.app.server.address();
if (typeof address === 'object' && address) process.stdout.write(`listening ${address.port}\n`);

/** Somebody's browser before the whole house, for tests: it keeps its cookies. */
import type { LightMyRequestResponse } from 'fastify';
import { planHouse } from '../../house.ts';
import { type House, openHouse } from '../../platform/house.ts';
import type { TestWorld } from '../../platform/test-world.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';
export interface TestBrowser {
  cookies: Record<string, string>;
  call(method: Method, path: string, body?: unknown): Promise<LightMyRequestResponse>;
  /** The body of an answer that must be good. */
  done<T = Record<string, unknown>>(method: Method, path: string, body?: unknown): Promise<T>;
  /** The code of an answer that must be a refusal. */
  refused(method: Method, path: string, body?: unknown): Promise<string>;
  signIn(email: string): Promise<void>;
}

export const openTestHouse = (world: TestWorld): Promise<House> => openHouse({ world, ...planHouse(world) });

let address = 0;

/** Each browser calls from an address of its own, so that limits on tries do not mix. */
export function openBrowser(
  world: TestWorld,
  house: House,
  userAgent = 'Mozilla/5.0 (X11; Linux) Firefox/130.0',
): TestBrowser {
  const cookies: Record<string, string> = {};
  address += 1;
  const remoteAddress = `10.9.${address >> 8}.${address & 255}`;
  const browser: TestBrowser = {
    cookies,
    async call(method, path, body) {
      const cookie = Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
      const answer = await house.app.inject({
        method,
        url: `/api/v1${path}`,
        remoteAddress,
        headers: {
          host: 'localhost',
          'user-agent': userAgent,
          ...(cookie && { cookie }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { payload: JSON.stringify(body) }),
      });
      for (const { name, value } of answer.cookies) {
        if (value === '') delete cookies[name];
        else cookies[name] = value;
      }
      return answer;
    },
    async done<T>(method: Method, path: string, body?: unknown) {
      const answer = await browser.call(method, path, body);
      if (answer.statusCode >= 400) throw new Error(`${method} ${path} answered ${answer.body}`);
      return answer.json<T>();
    },
    async refused(method, path, body) {
      const answer = await browser.call(method, path, body);
      if (answer.statusCode < 400) throw new Error(`${method} ${path} was not refused`);
      return answer.json<{ code: string }>().code;
    },
    async signIn(email) {
      world.pass(1);
      await browser.done('POST', '/sign-in-links', { email });
      const [letter] = await world.mail.list(world, { to: email });
      const token = /\/sign-in\/([A-Za-z0-9_-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
      await browser.done('POST', '/session', { token });
    },
  };
  return browser;
}

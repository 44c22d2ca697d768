import { isAbsolute } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';

test('an empty environment is enough', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    port: 4173,
    host: '127.0.0.1',
    publicUrl: 'http://localhost:4173',
    proxies: 0,
    logLevel: 'info',
  });
  expect(isAbsolute(config.dataDir)).toBe(true);
  expect(Object.keys(config)).not.toContain('databaseUrl');
});

test('all faults are told at once, each with its fix, and no value is repeated', () => {
  const environment = {
    PORT: '70000',
    PUBLIC_URL: 'https://badges.example/path',
    DATABASE_URL: 'mysql://root:swordfish@host/db',
    SMTP_URL: 'mail',
    MAIL_FROM: 'a@b\r\nBcc: c@d',
    MASTER_KEY: 'swordfish',
    METRICS_TOKEN: 'short',
    PROXIES: '-1',
    LOG_LEVEL: 'loud',
    CONFORMANCE: 'yes',
    TRUSTED_ROOTS: '/swordfish.pem',
    RESOLVER_OVERRIDES: 'swordfish.json',
  };
  try {
    readConfig(environment);
    expect.unreachable();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    expect(error.faults.map(fault => fault.split(' ')[0]).sort()).toEqual(Object.keys(environment).sort());
    expect(error.message).not.toContain('swordfish');
    expect(error.faults.every(fault => /: (set it|make one|use) .*\.$/.test(fault))).toBe(true);
  }
});

test('secrets do not print', () => {
  const config = readConfig({
    DATABASE_URL: 'postgres://cairn:swordfish@db.example/cairn',
    SMTP_URL: 'smtps://cairn:swordfish@mail.example',
    MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
    PORT: ' 0 ',
  });
  expect(JSON.stringify(config) + inspect(config)).not.toMatch(/swordfish|AQEB/);
  expect([config.databaseUrl?.reveal(), config.port]).toEqual(['postgres://cairn:swordfish@db.example/cairn', 0]);
});

test('what stands in for the network is taken in conformance tests alone', () => {
  expect(readConfig({})).not.toHaveProperty('conformance');
  expect(readConfig({ CONFORMANCE: '0' })).not.toHaveProperty('conformance');
  const config = readConfig({ CONFORMANCE: '1', RESOLVER_OVERRIDES: '/tmp/web.json' });
  expect(config).toMatchObject({ conformance: true, resolverOverrides: '/tmp/web.json' });
  expect(() => readConfig({ RESOLVER_OVERRIDES: '/tmp/web.json' })).toThrow(CannotStart);
});

import { describe, expect, it } from 'vitest';
import { hasStandard, readStandard } from '../../../../test/standards.ts';
import { vectors } from '../../../../test/vectors.ts';
import {
  credentialsV1,
  credentialsV2,
  loadContext,
  microCredentialContext,
  openBadges,
  openBadgesExtensions,
} from './index.ts';

const published: [url: string, file: string][] = [
  [credentialsV2, 'credentials-v2.jsonld'],
  [credentialsV1, 'credentials-v1.jsonld'],
  [openBadges, 'ob-v3p0-3.0.3.with-jti-endorsementJwt.json'],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context.json', 'ob-v3p0.json'],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json', 'ob-v3p0-3.0.1.json'],
  ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json', 'ob-v3p0-3.0.2.json'],
  [openBadgesExtensions, 'ob-v3p0-extensions.json'],
  ['https://w3id.org/security/data-integrity/v1', 'data-integrity-v1.jsonld'],
  ['https://w3id.org/security/data-integrity/v2', 'data-integrity-v2.jsonld'],
  ['https://w3id.org/security/suites/ed25519-2020/v1', 'security-suites-ed25519-2020-v1.jsonld'],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', 'clr-v2p0-2.0.1.json'],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', 'clr-v2p0.json'],
  ['http://data.europa.eu/snb/model/context/edc-ap', 'elm-edc-ap.jsonld'],
  ['https://w3id.org/vc/status-list/2021/v1', 'status-list-2021-v1.jsonld'],
];

describe('loadContext', () => {
  it.each(published)('%s is pinned', url => expect(loadContext(url)).toBeDefined());

  const toPath = (file: string) => `standards/data/contexts/${file}`;
  vectors(
    published.filter(([_, file]) => hasStandard(toPath(file))),
    ([url, file]) => ({ standard: 'JSON-LD contexts', clause: url, name: toPath(file), expected: 'the published one' }),
    ([url, file]) => expect(loadContext(url)).toEqual(JSON.parse(readStandard(toPath(file)))),
  );

  it('knows our own context at every installation, by its path', () => {
    for (const host of ['https://badges.lindon.example', 'http://127.0.0.1:4010', 'https://a.example/tenant']) {
      expect(loadContext(`${host}/contexts/micro-credential/v1`)).toBe(microCredentialContext);
    }
  });

  it.each([
    'https://badges.lindon.example/contexts/micro-credential/v2',
    'https://badges.lindon.example/?/contexts/micro-credential/v1',
    'https://badges.linDon.example/contexts/micro-credential/v1',
    'https://badges://lindon.example/contexts/micro-credential/v1',
    'https://badges.lindon.example//contexts/micro-credential/v1',
    'file:///contexts/micro-credential/v1',
    '__proto__',
    'constructor',
    '',
  ])('knows nothing of %s', url => {
    expect(loadContext(url)).toBeUndefined();
  });

  it('gives every term of ours a name that belongs to no domain, protected and inside its class', () => {
    const { '@context': context } = microCredentialContext as { '@context': Record<string, unknown> };
    expect(context['@protected']).toBe(true);
    const names = JSON.stringify(context).match(/"@id":"[^"]+"/g) ?? [];
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(name).toMatch(/^"@id":"urn:uuid:[0-9a-f-]{36}#[A-Za-z]+"$/);
  });
});

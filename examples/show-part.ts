/** Signs a badge so that its holder can show a part of it (ecdsa-sd-2023), shows a part, and verifies what was shown. */
import { readFile } from 'node:fs/promises';
import { type JsonObject, verify } from '@cairn/core';
import { derive, signBase } from '@cairn/core/disclosure';
import { lintAward } from '@cairn/core/draft';
import { fromOpenBadge } from '@cairn/core/formats';
import { generateKeyPair, toSigner } from '@cairn/core/proof';

const [path = ''] = process.argv.slice(2);
const badge = JSON.parse(await readFile(path, 'utf8')) as JsonObject;

// The issuer: what it lists here is always shown, the rest is the holder's to show or to keep.
const { secretMultikey } = await generateKeyPair('P-256');
const signer = await toSigner(secretMultikey);
const [did = ''] = signer.verificationMethod.split('#');
const award = fromOpenBadge(badge);
const linted = lintAward(
  { ...award, issuer: { ...award.issuer, id: did } },
  { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' },
);
if (Array.isArray(linted)) throw new Error('The award cannot be signed.');
const always = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement/name'];
const held = await signBase(linted, signer, '2026-06-12T09:00:00Z', always);

// The holder: shows what was achieved, and not who achieved it.
const shown = await derive(held, [
  '/credentialSubject/type',
  '/credentialSubject/achievement/id',
  '/credentialSubject/achievement/type',
  '/credentialSubject/achievement/description',
  '/credentialSubject/achievement/criteria',
]);
if ('refused' in shown) throw new Error(String(shown.refused));

// Whoever is shown it.
const report = await verify(shown as JsonObject, { find: async () => ({ unreachable: 'offline' }), now: new Date() });
const integrity = report.findings.find(({ question }) => question === 'integrity');
console.log(`signature: ${integrity?.code}; names the learner: ${JSON.stringify(shown).includes('Nour')}`);

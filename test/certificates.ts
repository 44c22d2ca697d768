import { execFileSync } from 'node:child_process';
import { createPrivateKey, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signer } from '../packages/core/src/proof/index.ts';

/** Certificates made by OpenSSL, each test run its own. */
export interface Made {
  /** DER in base64, as `x5c` carries it. */
  base64: string;
  signer: Signer;
  file: string;
  kind: keyof typeof kinds;
}

const folder = mkdtempSync(join(tmpdir(), 'cairn-certificates-'));
const openssl = (...parameters: string[]) => execFileSync('openssl', parameters, { cwd: folder, stdio: 'pipe' });

/** Is there an OpenSSL to make them with? Says once what is missed when not. */
export function hasOpenssl(): boolean {
  try {
    openssl('version');
    return true;
  } catch {
    console.warn('Certificates are not compared: there is no openssl.');
    return false;
  }
}

const kinds = {
  'P-256': ['EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  'P-384': ['EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  Ed25519: ['ED25519'],
  RSA: ['RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
} as const;

/**
 * Makes a certificate for ten days.
 * @param extensions lines of OpenSSL's `x509v3_config`
 * @param issuer who issues it; itself when absent
 */
export function makeCertificate(
  name: string,
  extensions: string[],
  issuer?: Made,
  kind: keyof typeof kinds = 'P-256',
): Made {
  const file = join(folder, `${name.replaceAll(/\W/g, '-')}-${Math.random().toString(36).slice(2)}`);
  openssl('genpkey', '-algorithm', ...kinds[kind], '-out', `${file}.key`);
  openssl('req', '-new', '-key', `${file}.key`, '-subj', `/O=${name}`, '-out', `${file}.csr`);
  writeFileSync(`${file}.ext`, `${extensions.join('\n')}\n`);
  const by = issuer ? ['-CA', `${issuer.file}.pem`, '-CAkey', `${issuer.file}.key`] : ['-key', `${file}.key`];
  const digest = (issuer?.kind ?? kind) === 'P-384' ? ['-sha384'] : [];
  openssl(
    ...['x509', '-req', '-in', `${file}.csr`, ...by, '-days', '10', ...digest],
    ...['-extfile', `${file}.ext`, '-out', `${file}.pem`],
  );
  const der = openssl('x509', '-in', `${file}.pem`, '-outform', 'DER');
  const key = createPrivateKey(readFileSync(`${file}.key`));
  const signer: Signer = {
    verificationMethod: '',
    kind: kind === 'RSA' ? 'P-256' : kind,
    sign: bytes =>
      kind === 'Ed25519'
        ? sign(null, bytes, key)
        : sign(kind === 'P-384' ? 'sha384' : 'sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }),
  };
  return { base64: der.toString('base64'), signer, file, kind };
}

import { readCertificate } from './chain.ts';

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/**
 * The certificates in a PEM text (RFC 7468 §5), as DER in base64, whatever else stands between them. Undefined when there is
 * none, or one of them is not read here.
 */
export function fromPemCertificates(text: string): string[] | undefined {
  const all = [...text.matchAll(block)].map(([, base64 = '']) => base64.replaceAll(/\s/g, ''));
  return all.length > 0 && all.every(base64 => readCertificate(base64)) ? all : undefined;
}

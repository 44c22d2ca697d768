import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signSdJwtVc } from '@cairn/core/sd-jwt-vc';
import { describe, expect, test } from 'vitest';
import { hasOpenssl, makeCertificate } from '../../../../test/certificates.ts';
import { recordingTerminal } from '../../../../test/recording-terminal.ts';
import { draft, issue } from '../../../../test/small-web.ts';
import { runCairn } from '../cairn.ts';

describe.runIf(hasOpenssl())('cairn verify, with certificates to trust', () => {
  test('knows the issuer by them, and not without', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cairn-roots-'));
    const root = makeCertificate('Lindon Root', ['basicConstraints=critical,CA:TRUE', 'keyUsage=keyCertSign']);
    const leaf = makeCertificate('Lindon', ['basicConstraints=CA:FALSE', 'subjectAltName=DNS:lindon.example'], root);
    const header = { x5c: [leaf.base64] };
    const path = join(folder, 'award.txt');
    await writeFile(path, String(await signSdJwtVc({ vct: 'urn:coastal' }, leaf.signer, { hidden: [], header })));
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const roots = join(folder, 'roots.pem');
    await writeFile(roots, `Trusted here:\n${await readFile(`${root.file}.pem`, 'utf8')}`);
    const run = (...more: string[]) => runCairn(['verify', path, '--on', tomorrow, ...more], recordingTerminal());
    expect(await run('--roots', roots)).toBe(0);
    expect(await run()).toBe(2);
    expect(await run('--roots', path)).toBe(64);
    expect(await run('--roots', join(folder, 'absent.pem'))).toBe(65);
  });
});

test('cairn verify says whether it is made out to whom it should be', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-recipient-'));
  const path = join(folder, 'award.json');
  const { id } = draft().credentialSubject as { id: string };
  await writeFile(path, JSON.stringify(await issue({ status: undefined })));
  const ask = async (recipient: string) => {
    const terminal = recordingTerminal();
    await runCairn(['verify', path, '--recipient', recipient, '--json'], terminal);
    const findings: Record<string, unknown>[] = JSON.parse(terminal.said()).findings;
    return findings.find(({ question }) => question === 'holder')?.code;
  };
  expect(await ask(id)).toBe('recipient_matches');
  expect(await ask('mailto:somebody@else.example')).toBe('recipient_differs');
});

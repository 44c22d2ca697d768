import type { Report } from '@cairn/core';
import type { KeptReceipt } from '@cairn/core/continuity';
import { checkReceipt, parseReceipt, toldOf, withLogged } from '@cairn/core/log';
import { type NoteKey, parseNoteKey } from '@cairn/core/log/notes';
import { Malformed } from '@cairn/core/malformed';
import type { Given } from '@cairn/core/report';
import { findFromBrowser } from './find.ts';

const credentialFile = /\/credential\.json$/;

/**
 * The receipt beside a credential that was taken from this installation, with the keys that this installation names. Undefined
 * for every other: no server is told what is checked here that did not just hand it out.
 */
export async function findReceiptBeside(address: string): Promise<KeptReceipt | undefined> {
  const url = URL.canParse(address, location.href) ? new URL(address, location.href) : undefined;
  if (url?.origin !== location.origin || !credentialFile.test(url.pathname)) return undefined;
  const beside = url.pathname.replace(credentialFile, '/credential.tlog-proof');
  const [receipt, keys] = await Promise.all([
    findFromBrowser(new URL(beside, url).href),
    findFromBrowser(new URL('/log/keys', url).href),
  ]);
  if ('unreachable' in receipt || 'unreachable' in keys) return undefined;
  return { receipt: receipt.body, keys: keys.body.split('\n').filter(line => line !== '') };
}

/** The report, with what the receipt shows; a receipt that shows nothing changes nothing. */
export async function tellLogged(report: Report, credential: Given, kept: KeptReceipt | undefined): Promise<Report> {
  if (!kept) return report;
  try {
    const keys = kept.keys.map(parseNoteKey);
    const receipt = parseReceipt(kept.receipt);
    const witnessed = await checkWith(receipt, credential, keys, 1);
    const logged = 'problem' in witnessed ? await checkWith(receipt, credential, keys, 0) : witnessed;
    return 'problem' in logged ? report : withLogged(report, logged);
  } catch (fault) {
    if (fault instanceof Malformed) return report;
    throw fault;
  }
}

function checkWith(receipt: ReturnType<typeof parseReceipt>, credential: Given, keys: NoteKey[], witnesses: number) {
  return checkReceipt(receipt, toldOf(credential), { keys, witnesses });
}

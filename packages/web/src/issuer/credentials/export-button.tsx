import type { IssuedCredential } from '@cairn/api/credentials';
import { toCsv } from '@cairn/api/csv';
import { useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { ActionButton } from '../../app/button.tsx';
import { download } from '../../app/download.ts';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { toReadableCode } from '../claim-code.tsx';

/** Everything that the search and the filters find, all pages of it, as a file. */
export function ExportButton({ query }: { query: CredentialQuery }) {
  const t = useText(words.credentials);
  const say = useSay();
  const { here } = useRouteContext({ from: '/console/$slug' });
  const [read, setRead] = useState(0);
  const exporting = useAction(async () => {
    const rows: IssuedCredential[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.credentials.listCredentials({
        params: { organisationId: here.organisationId },
        query: { ...query, limit: 100, ...(cursor ? { cursor } : {}) },
      });
      rows.push(...page.items);
      setRead(rows.length);
      cursor = page.next;
    } while (cursor);
    const headings = headingKeys.map(key => t(key));
    const cells = rows.map(row => toCells(row, value => t(value)));
    download(`${here.slug}-credentials.csv`, toCsv(headings, cells), 'text/csv;charset=utf-8');
    say(t('exported', { count: rows.length }));
  });
  return (
    <>
      <TroubleNote trouble={exporting.trouble} />
      <ActionButton look="plain" icon="download" busy={exporting.busy} onClick={() => exporting.run()}>
        {exporting.busy && read > 0 ? t('exporting', { count: read }) : t('export')}
      </ActionButton>
    </>
  );
}

export type CredentialQuery = NonNullable<Parameters<typeof api.credentials.listCredentials>[0]['query']>;

const headingKeys = [
  'headName',
  'headEmail',
  'headAchievement',
  'headVersion',
  'headAwarded',
  'headValidUntil',
  'headState',
  'headClaim',
  'headLetter',
  'headCode',
  'headAddress',
] as const;

type Said =
  | `state_${IssuedCredential['state']}`
  | `claim_${IssuedCredential['claim']}`
  | `letter_${IssuedCredential['letter']}`;

function toCells(row: IssuedCredential, say: (key: Said) => string): string[] {
  return [
    row.learnerName,
    row.learnerEmail ?? '',
    row.achievementTitle,
    String(row.version),
    row.awardedOn,
    row.validUntil?.slice(0, 10) ?? '',
    say(`state_${row.state}`),
    say(`claim_${row.claim}`),
    say(`letter_${row.letter}`),
    row.claimCode ? toReadableCode(row.claimCode) : '',
    row.uri,
  ];
}

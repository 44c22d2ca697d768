import type { IssuedCredential } from '@cairn/api/credentials';
import { Link, useRouteContext } from '@tanstack/react-router';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { DateText, Name } from '../../ui/name.tsx';
import { type PebbleAnswer, State } from '../../ui/pebble.tsx';
import { type Column, Table } from '../../ui/table.tsx';

const stateAnswers: Record<IssuedCredential['state'], PebbleAnswer> = {
  'in-force': 'pass',
  expired: 'person',
  revoked: 'fail',
};

export function CredentialState({ state }: { state: IssuedCredential['state'] }) {
  const t = useText(words.credentials);
  return <State answer={stateAnswers[state]}>{t(`state_${state}`)}</State>;
}

export function LetterState({ letter }: { letter: IssuedCredential['letter'] }) {
  const t = useText(words.credentials);
  if (letter === 'failed') return <State answer="fail">{t('letter_failed')}</State>;
  return t(`letter_${letter}`);
}

/** Issued credentials, one a row, each leading to its own page. */
export function CredentialTable({ rows, total }: { rows: readonly IssuedCredential[]; total: number }) {
  const t = useText(words.credentials);
  const { here } = useRouteContext({ from: '/console/$slug' });
  const columns: Column<IssuedCredential>[] = [
    {
      id: 'learner',
      heading: t('columnLearner'),
      cell: row => (
        <Link to="/console/$slug/credentials/$credentialId" params={{ slug: here.slug, credentialId: row.id }}>
          <Name>{row.learnerName}</Name>
        </Link>
      ),
    },
    { id: 'achievement', heading: t('columnAchievement'), cell: row => <Name>{row.achievementTitle}</Name> },
    { id: 'awarded', heading: t('columnAwarded'), cell: row => <DateText iso={row.awardedOn} /> },
    { id: 'state', heading: t('columnState'), cell: row => <CredentialState state={row.state} /> },
    { id: 'letter', heading: t('columnLetter'), cell: row => <LetterState letter={row.letter} /> },
    { id: 'claim', heading: t('columnClaim'), cell: row => t(`claim_${row.claim}`) },
  ];
  return <Table caption={t('caption', { count: total })} columns={columns} rows={rows} keyOf={row => row.id} />;
}

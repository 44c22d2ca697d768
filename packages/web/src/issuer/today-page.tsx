import { createRoute } from '@tanstack/react-router';
import { deskRoute } from '../app/root-route.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';
import { DeskHead } from './desk-head.tsx';

/** What needs a decision. */
export const todayRoute = createRoute({ getParentRoute: () => deskRoute, path: '/', component: TodayPage });

function TodayPage() {
  const t = useText(words.desk);
  return <DeskHead title={t('today')} page={t('today')} lead={t('todayLead')} />;
}

import { createRoute, useRouter } from '@tanstack/react-router';
import { Paging } from '../../app/paging.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { parseText, parseWords } from '../../app/search-words.ts';
import { forgetSession } from '../../app/session.ts';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { DateText, Name } from '../../ui/name.tsx';
import { Tag } from '../../ui/note.tsx';
import { Part } from '../../ui/public-frame.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { may } from '../membership.ts';
import { nameRoles } from '../role-names.tsx';
import { AskFirst } from './ask-first.tsx';
import { ChangeRoles } from './change-roles.tsx';
import { Invite } from './invite.tsx';
import { type Member, nameOf } from './member.ts';
import { grantableRoles } from './role-boxes.tsx';

/** Who may do what here. */
export const peopleRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'people',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { cursor: parseText }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    api.organisations.listMembers({ params: { organisationId: context.here.organisationId }, query: deps }),
  component: PeoplePage,
});

function PeoplePage() {
  const t = useText(words.office);
  const desk = useText(words.desk);
  const people = peopleRoute.useLoaderData();
  const search = peopleRoute.useSearch();
  const navigate = peopleRoute.useNavigate();
  const { here } = peopleRoute.useRouteContext();
  return (
    <>
      <DeskHead title={desk('people')} page={desk('people')} lead={t('peopleLead')} />
      <PeopleTable />
      <Paging page={people} cursor={search.cursor} go={cursor => navigate({ search: { cursor } })} />
      {may(here, 'member.manage') && (
        <Part title={t('inviteTitle')}>
          <Invite here={here} />
        </Part>
      )}
    </>
  );
}

function PeopleTable() {
  const t = useText(words.office);
  const people = peopleRoute.useLoaderData();
  const { here } = peopleRoute.useRouteContext();
  const refresh = useRefresh();
  const offered = grantableRoles(here);
  /** An owner's roles are changed by owners. */
  const mayChange = (person: Member) => person.roles.every(({ role }) => offered.includes(role));
  const columns: Column<Member>[] = [
    {
      id: 'person',
      heading: t('person'),
      cell: person => (
        <>
          <Name>{nameOf(person)}</Name> {person.pending && <Tag>{t('pending')}</Tag>}
          {person.name && person.email && (
            <span className="soft block">
              <Name>{person.email}</Name>
            </span>
          )}
        </>
      ),
    },
    {
      id: 'roles',
      heading: t('roles'),
      cell: person =>
        nameRoles(
          t.language,
          person.roles.map(({ role }) => role),
        ),
    },
    { id: 'since', heading: t('since'), cell: person => <DateText iso={person.since} /> },
  ];
  if (may(here, 'member.manage')) {
    columns.push({
      id: 'change',
      heading: t('change'),
      cell: person =>
        mayChange(person) && (
          <span className="row-actions">
            <ChangeRoles person={person} here={here} refresh={refresh} />
            <Remove person={person} />
          </span>
        ),
    });
  }
  return (
    <Table
      caption={t('peopleCaption', { count: people.total })}
      columns={columns}
      rows={people.items}
      keyOf={person => person.personId}
    />
  );
}

/** After a membership has changed: perhaps one's own. */
function useRefresh() {
  const router = useRouter();
  return async () => {
    forgetSession();
    await router.invalidate();
  };
}

function Remove({ person }: { person: Member }) {
  const t = useText(words.office);
  const say = useSay();
  const refresh = useRefresh();
  const { here } = peopleRoute.useRouteContext();
  const name = nameOf(person);
  const act = async () => {
    await api.organisations.removeMember({
      params: { organisationId: here.organisationId, personId: person.personId },
    });
    await refresh();
    say(t('removed', { name }));
  };
  return (
    <AskFirst
      button={t('remove')}
      label={t('removeOf', { name })}
      title={t('removeTitle', { name })}
      what={t('removeWhat', { name })}
      keep={t('removeKeep')}
      act={act}
    />
  );
}

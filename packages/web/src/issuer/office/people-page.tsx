import { type Role, roles } from '@cairn/api/endpoint';
import type { member } from '@cairn/api/organisations';
import { createRoute, useRouter } from '@tanstack/react-router';
import type { z } from 'zod';
import { ActionButton } from '../../app/button.tsx';
import { checkEmail, faultsOf, given } from '../../app/checks.ts';
import { ChoiceField, TextField } from '../../app/fields.tsx';
import { Form, useForm } from '../../app/form.tsx';
import { Paging } from '../../app/paging.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { parseText, parseWords } from '../../app/search-words.ts';
import { forgetSession } from '../../app/session.ts';
import { useSay } from '../../app/toast.tsx';
import { TroubleNote } from '../../app/trouble-note.tsx';
import { useAction } from '../../app/use-action.ts';
import { api, pageLanguage } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { DateText, Name } from '../../ui/name.tsx';
import { Tag } from '../../ui/note.tsx';
import { Part } from '../../ui/public-frame.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { mayAdminister } from '../membership.ts';
import { AskFirst } from './ask-first.tsx';

type Member = z.output<typeof member>;

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

const nameOf = (person: Member) => person.name ?? person.email ?? '';

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
      {mayAdminister(here.role) && (
        <Part title={t('inviteTitle')}>
          <Invite />
        </Part>
      )}
    </>
  );
}

function PeopleTable() {
  const t = useText(words.office);
  const app = useText(words.app);
  const people = peopleRoute.useLoaderData();
  const { here } = peopleRoute.useRouteContext();
  const isAdmin = mayAdminister(here.role);
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
    { id: 'role', heading: t('role'), cell: person => (isAdmin ? <RoleOf person={person} /> : app(person.role)) },
    { id: 'since', heading: t('since'), cell: person => <DateText iso={person.since} /> },
  ];
  if (isAdmin) columns.push({ id: 'remove', heading: t('remove'), cell: person => <Remove person={person} /> });
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

function RoleOf({ person }: { person: Member }) {
  const t = useText(words.office);
  const app = useText(words.app);
  const say = useSay();
  const refresh = useRefresh();
  const { here } = peopleRoute.useRouteContext();
  const change = useAction(async (role: Role) => {
    const params = { organisationId: here.organisationId, personId: person.personId };
    await api.organisations.changeMember({ params, body: { role } });
    await refresh();
    say(t('roleChanged', { name: nameOf(person), role: app(role) }));
  });
  return (
    <>
      <select
        aria-label={t('roleOf', { name: nameOf(person) })}
        value={person.role}
        aria-busy={change.busy || undefined}
        onChange={event => {
          const role = roles.find(known => known === event.target.value);
          if (role) void change.run(role);
        }}
      >
        {roles.map(role => (
          <option key={role} value={role}>
            {app(role)}
          </option>
        ))}
      </select>
      <TroubleNote trouble={change.trouble} />
    </>
  );
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

const nobody = { name: '', email: '', role: 'issuer', language: pageLanguage as string };

function Invite() {
  const t = useText(words.office);
  const app = useText(words.app);
  const say = useSay();
  const router = useRouter();
  const { here } = peopleRoute.useRouteContext();
  const form = useForm({
    initial: nobody,
    check: ({ email }) => faultsOf({ '/email': checkEmail(app, email) }),
    send: ({ name, email, role, language }) =>
      api.organisations.inviteMember({
        params: { organisationId: here.organisationId },
        body: {
          email: email.trim(),
          role: roles.find(known => known === role) ?? 'viewer',
          language: language === 'ar' ? 'ar' : 'en',
          ...given('name', name),
        },
      }),
    done: async (_, { email }) => {
      form.replace({ ...nobody, role: form.values.role, language: form.values.language });
      await router.invalidate();
      say(t('invited', { email: email.trim() }));
    },
  });
  const part = (name: keyof typeof nobody) => ({
    at: `/${name}`,
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }),
  });
  const languages = (['en', 'ar'] as const).map(value => ({ value: value as string, label: t(value) }));
  const choices = roles.map(role => ({ value: role as string, label: t(`role_${role}`) }));
  return (
    <Form form={form} label={t('inviteTitle')}>
      <TextField type="email" label={t('inviteEmail')} {...part('email')} />
      <TextField label={t('inviteName')} optional {...part('name')} />
      <ChoiceField label={t('role')} choices={choices} {...part('role')} />
      <ChoiceField label={t('inviteLanguage')} choices={languages} {...part('language')} />
      <ActionButton type="submit" busy={form.busy}>
        {t('invite')}
      </ActionButton>
    </Form>
  );
}

import type { apiKey } from '@cairn/api/accounts';
import { type ApiScope, permissions, scopes } from '@cairn/api/permissions';
import { createRoute, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { z } from 'zod';
import { ActionButton } from '../../app/button.tsx';
import { checkRequired, faultsOf } from '../../app/checks.ts';
import { CopyButton } from '../../app/copy-button.tsx';
import { TextField } from '../../app/fields.tsx';
import { controlId, Form, type FormState, useFault, useForm } from '../../app/form.tsx';
import { deskRoute } from '../../app/root-route.ts';
import { useSay } from '../../app/toast.tsx';
import { api } from '../../app/wire.ts';
import { words } from '../../app/words.ts';
import { useText } from '../../messages/text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Checkbox } from '../../ui/field.tsx';
import { DateText, Name } from '../../ui/name.tsx';
import { Note } from '../../ui/note.tsx';
import { Part } from '../../ui/public-frame.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { DeskHead } from '../desk-head.tsx';
import { may, mustMay } from '../membership.ts';
import { AskFirst } from './ask-first.tsx';

/** Keys for other systems; a secret is shown once. */
export const apiKeysRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: 'api-keys',
  beforeLoad: mustMay('api-key.manage'),
  loader: ({ context }) => api.accounts.listApiKeys({ params: { organisationId: context.here.organisationId } }),
  component: ApiKeysPage,
});

function ApiKeysPage() {
  const t = useText(words.office);
  const desk = useText(words.desk);
  const [secret, setSecret] = useState('');
  return (
    <>
      <DeskHead title={desk('apiKeys')} page={desk('apiKeys')} lead={t('apiLead')} />
      <div role="status">
        {secret && (
          <Note answer="person">
            <div className="stack">
              <p>
                <b>{t('apiMadeTitle')}.</b> {t('apiMadeText')}
              </p>
              <code className="identifier" dir="ltr">
                {secret}
              </code>
              <CopyButton text={secret}>{t('apiCopy')}</CopyButton>
            </div>
          </Note>
        )}
      </div>
      <ApiKeyTable />
      <Part title={t('apiMake')}>
        <MakeKey made={setSecret} />
      </Part>
    </>
  );
}

type Key = z.output<typeof apiKey>;

function ApiKeyTable() {
  const t = useText(words.office);
  const { items } = apiKeysRoute.useLoaderData();
  if (items.length === 0) return <EmptyState sentence={t('apiEmpty')} />;
  const scopeWords = (scope: string) => {
    const known = scopes.find(name => name === scope);
    return known ? permissions[known][t.language] : scope;
  };
  const columns: Column<Key>[] = [
    { id: 'name', heading: t('apiName'), cell: key => <Name>{key.name}</Name> },
    {
      id: 'scopes',
      heading: t('apiScopes'),
      cell: key => key.scopes.map(scopeWords).join(t.language === 'ar' ? '؛ ' : '; '),
    },
    { id: 'made', heading: t('apiMadeOn'), cell: key => <DateText iso={key.createdAt} /> },
    {
      id: 'used',
      heading: t('apiLastUsed'),
      cell: key => (key.lastUsedOn ? <DateText iso={key.lastUsedOn} /> : t('apiNotUsed')),
    },
    { id: 'end', heading: t('apiEnd'), cell: key => <EndKey apiKey={key} /> },
  ];
  return (
    <Table caption={t('apiCaption', { count: items.length })} columns={columns} rows={items} keyOf={key => key.id} />
  );
}

function EndKey({ apiKey: { id, name } }: { apiKey: Key }) {
  const t = useText(words.office);
  const { here } = apiKeysRoute.useRouteContext();
  const router = useRouter();
  const say = useSay();
  const act = async () => {
    await api.accounts.deleteApiKey({ params: { organisationId: here.organisationId, keyId: id } });
    await router.invalidate();
    say(t('apiEnded'));
  };
  return (
    <AskFirst
      button={t('apiEnd')}
      label={t('apiEndOf', { name })}
      title={t('apiEndTitle', { name })}
      what={t('apiEndWhat')}
      keep={t('apiKeep')}
      act={act}
    />
  );
}

interface NewKey {
  name: string;
  scopes: ApiScope[];
}

function MakeKey({ made }: { made: (secret: string) => void }) {
  const t = useText(words.office);
  const app = useText(words.app);
  const { here } = apiKeysRoute.useRouteContext();
  const router = useRouter();
  const form = useForm({
    initial: { name: '', scopes: [] } as NewKey,
    check: values =>
      faultsOf({
        '/name': checkRequired(app, values.name),
        '/scopes': values.scopes.length === 0 && t('scopesMissing'),
      }),
    send: values =>
      api.accounts.createApiKey({
        params: { organisationId: here.organisationId },
        body: { name: values.name.trim(), scopes: values.scopes },
      }),
    done: async key => {
      form.replace({ name: '', scopes: [] });
      made(key.secret);
      await router.invalidate();
      window.scrollTo({ top: 0 });
    },
  });
  return (
    <Form form={form} label={t('apiMake')}>
      <TextField at="/name" label={t('apiName')} value={form.values.name} onChange={name => form.change({ name })} />
      <Scopes form={form} />
      <ActionButton type="submit" busy={form.busy}>
        {t('apiMake')}
      </ActionButton>
    </Form>
  );
}

function Scopes({ form }: { form: FormState<NewKey> }) {
  const t = useText(words.office);
  const { here } = apiKeysRoute.useRouteContext();
  const problem = useFault('/scopes');
  const chosen = form.values.scopes;
  return (
    <fieldset className="boxes" aria-describedby={problem ? 'scopes-problem' : undefined}>
      <legend>{t('apiScopes')}</legend>
      {scopes
        .filter(scope => may(here, scope))
        .map((scope, index) => (
          <Checkbox
            key={scope}
            id={index === 0 ? controlId('/scopes') : undefined}
            label={permissions[scope][t.language]}
            checked={chosen.includes(scope)}
            onChange={event =>
              form.change({
                scopes: event.target.checked ? [...chosen, scope] : chosen.filter(other => other !== scope),
              })
            }
          />
        ))}
      {problem && (
        <p className="problem" id="scopes-problem">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

import { createRoute, useNavigate } from '@tanstack/react-router';
import { ActionButton } from '../app/button.tsx';
import { faultsOf } from '../app/checks.ts';
import { TextField } from '../app/fields.tsx';
import { Form, useForm } from '../app/form.tsx';
import { PageTitle } from '../app/page-title.tsx';
import { plainRoute } from '../app/root-route.ts';
import { parseText, parseWords } from '../app/search-words.ts';
import { api } from '../app/wire.ts';
import { words } from '../app/words.ts';
import { useText } from '../messages/text.ts';

/** From a typed code to the award that waits behind it. `code` in the address fills the field, as a QR code on paper does. */
export const claimCodeRoute = createRoute({
  getParentRoute: () => plainRoute,
  path: '/claim',
  validateSearch: (search: Record<string, unknown>) => parseWords(search, { code: parseText }),
  component: ClaimCodePage,
});

const plainLength = 12;

function ClaimCodePage() {
  const t = useText(words.wallet);
  const app = useText(words.app);
  const navigate = useNavigate();
  const search = claimCodeRoute.useSearch();
  const form = useForm({
    initial: { code: search.code ?? '' },
    check: ({ code }) => {
      const letters = code.replace(/[\s-]/g, '');
      if (letters === '') return faultsOf({ '/code': app('required') });
      return faultsOf({ '/code': letters.length < plainLength && t('codeShort') });
    },
    send: ({ code }) => api.wallet.findOffer({ body: { code: code.trim() } }),
    done: ({ token }) => navigate({ to: '/claim/$token', params: { token } }),
  });
  return (
    <div className="narrow">
      <PageTitle className="title spaced" place="Cairn">
        {t('claimPage')}
      </PageTitle>
      <p className="lead">{t('claimLead')}</p>
      <Form form={form} label={t('claimPage')}>
        <TextField
          className="code-field"
          at="/code"
          label={t('code')}
          help={t('codeHelp')}
          value={form.values.code}
          onChange={code => form.change({ code })}
          ltr
          maxLength={40}
        />
        <ActionButton type="submit" busy={form.busy}>
          {t('codeButton')}
        </ActionButton>
      </Form>
    </div>
  );
}

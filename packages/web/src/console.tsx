import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import './app/console.css';
import './issuer/desk.css';
import './issuer/editor/editor.css';
import './issuer/issue/issue.css';
import { router } from './app/router.tsx';
import { pageLanguage } from './app/wire.ts';
import { LanguageProvider } from './messages/text.ts';

const place = document.getElementById('console');
if (!place) throw new Error('The page has no place for the console.');

// React Aria would write its one rule for presses into the page, which the policy of these pages forbids.
// It leaves it when it finds this id; the rule stands in console.css.
const rule = document.createElement('meta');
rule.id = 'react-aria-pressable-style';
document.head.append(rule);

createRoot(place).render(
  <StrictMode>
    <LanguageProvider value={pageLanguage}>
      <I18nProvider locale={pageLanguage === 'ar' ? 'ar-u-nu-arab' : 'en-GB'}>
        <RouterProvider router={router} />
      </I18nProvider>
    </LanguageProvider>
  </StrictMode>,
);

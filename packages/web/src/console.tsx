import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import './app/console.css';
import './issuer/desk.css';
import { router } from './app/router.tsx';
import { pageLanguage } from './app/wire.ts';
import { LanguageProvider } from './messages/text.ts';

const place = document.getElementById('console');
if (!place) throw new Error('The page has no place for the console.');

createRoot(place).render(
  <StrictMode>
    <LanguageProvider value={pageLanguage}>
      <I18nProvider locale={pageLanguage === 'ar' ? 'ar-u-nu-arab' : 'en-GB'}>
        <RouterProvider router={router} />
      </I18nProvider>
    </LanguageProvider>
  </StrictMode>,
);

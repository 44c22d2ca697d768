/** What the server takes from the built web package: pages as HTML, and the policy they may be served under. */
export type { Assets, PageContext, PublicPage } from '@cairn/api/pages';
export { contentSecurityPolicy, renderPage } from './public/render-page.tsx';

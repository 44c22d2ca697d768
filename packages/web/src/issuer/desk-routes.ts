import { achievementsRoute } from './achievements-page.tsx';
import { credentialRoute } from './credentials/credential-page.tsx';
import { credentialsRoute } from './credentials/credentials-page.tsx';
import { editorRoute } from './editor/editor-page.tsx';
import { batchRoute } from './issue/batch-page.tsx';
import { issueRoute } from './issue/issue-page.tsx';
import { apiKeysRoute } from './office/api-keys-page.tsx';
import { keysRoute } from './office/keys-page.tsx';
import { peopleRoute } from './office/people-page.tsx';
import { recordRoute } from './office/record-page.tsx';
import { readyRoute } from './ready-page.tsx';
import { settingsRoute } from './settings-page.tsx';
import { todayRoute } from './today-page.tsx';

/** Every page of the desk. */
export const deskRoutes = [
  todayRoute,
  achievementsRoute,
  editorRoute,
  issueRoute,
  batchRoute,
  credentialsRoute,
  credentialRoute,
  readyRoute,
  keysRoute,
  peopleRoute,
  settingsRoute,
  apiKeysRoute,
  recordRoute,
] as const;

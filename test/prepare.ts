import { makeTemplateDirectory } from '../packages/server/src/platform/database/test-database.ts';

/** Once before all tests: the embedded database that they copy, which takes seconds to fill the first time. */
export default async function prepare(): Promise<void> {
  await makeTemplateDirectory();
}

import { join } from 'node:path';

/**
 * Where the published standards, their samples and vectors lie: `CAIRN_STANDARDS`, or `../shared` beside the repository.
 * They are not part of it. What needs them says so and passes when they are absent.
 */
export const standardsDirectory =
  process.env['CAIRN_STANDARDS'] ?? join(import.meta.dirname, '..', '..', '..', 'shared');

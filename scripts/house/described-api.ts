import { toOpenApi } from '../../packages/api/src/openapi.ts';
import { refusals } from '../../packages/api/src/refusals.ts';

/** The generated documents by path: what they must say today. */
export function describedApi(): Record<string, string> {
  const rows = Object.entries(refusals).map(
    ([code, entry]) => `| \`${code}\` | ${entry.status} | ${entry.en} | ${entry.ar} |`,
  );
  const table = ['| Code | Status | English | العربية |', '|---|---|---|---|', ...rows].join('\n');
  return {
    'docs/api.json': `${JSON.stringify(toOpenApi(), null, 1)}\n`,
    'docs/refusals.md': `# How the API says no\n\nGenerated from the contract by \`node scripts/describe-api.ts\`.\n\n${table}\n`,
  };
}

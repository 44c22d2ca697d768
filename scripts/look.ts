/** The mirror: measures the house against its own rules and fails where a limit is passed. */
import { reflect } from './house/mirror.ts';
import { readSources } from './house/sources.ts';

const reflections = reflect(readSources());
const width = Math.max(...reflections.map(reflection => reflection.measure.length));
let passed = 0;
for (const { measure, value, limit, unit, worst } of reflections) {
  const good = value <= limit;
  if (good) passed += 1;
  console.log(
    `${good ? '✓' : '✗'} ${measure.padEnd(width)} ${String(value).padStart(5)} of ${String(limit).padStart(3)} ${unit}`,
  );
  if (!good) for (const place of worst.slice(0, 30)) console.log(`    ${place}`);
}
console.log(`${passed} of ${reflections.length} within their limits`);
process.exitCode = passed === reflections.length ? 0 : 1;

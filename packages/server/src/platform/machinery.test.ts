import { useMachinery } from '@cairn/core/machinery';
import { expect, test } from 'vitest';
import { nodeMachinery } from './machinery.ts';

test('the machinery of Node answers as core wants it to, for a key that comes again too', () => {
  for (let times = 0; times < 2; times += 1) expect(() => useMachinery(nodeMachinery)).not.toThrow();
});

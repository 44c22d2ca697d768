import type { ReadinessPack } from '@cairn/api/achievements';
import { describe, expect, it } from 'vitest';
import { countMet, listAdvice, listRequiredGaps } from './gaps.ts';

const item = (id: string, at: string, required: boolean, met = false) => ({ id, at, required, met });
const packs: ReadinessPack[] = [
  {
    pack: 'open-badges',
    items: [
      item('ob-title', '/title', true),
      item('ob-tags', '/tags', false),
      item('ob-criteria', '/criteria', true, true),
    ],
  },
  {
    pack: 'eu-annex-1',
    items: [
      item('eu-title', '/title', true),
      item('eu-level', '/levels', true),
      item('eu-country', '/organisation', true),
    ],
  },
];
const places = (items: { at: string }[]) => items.map(({ at }) => at).sort();

describe('gaps', () => {
  it('both packs bind a micro-credential, and one gap counts once', () => {
    expect(places(listRequiredGaps(packs, 'MicroCredential'))).toEqual(['/levels', '/organisation', '/title']);
  });

  it('only Open Badges binds another kind; the rest is advice', () => {
    expect(places(listRequiredGaps(packs, 'Course'))).toEqual(['/title']);
    expect(places(listAdvice(packs, 'Course'))).toEqual(['/levels', '/organisation', '/tags']);
  });

  it('counts what is met of everything', () => {
    expect(packs.map(countMet)).toEqual([
      { met: 1, of: 3 },
      { met: 0, of: 3 },
    ]);
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../sha256.ts';
import { chanceFrom, seedOf } from './chance.ts';
import { contrastOf, leastContrast } from './colour.ts';
import { aboutBadge, type BadgeSubject, drawBadge, initialsOf, loneStone } from './index.ts';
import { mineralOf, minerals, tonesOf } from './minerals.ts';
import { stackStones, stands } from './stack.ts';

const coastal: BadgeSubject = {
  id: 'https://lindon.example/achievements/coastal-data-analysis',
  title: 'Coastal Data Analysis',
  issuerName: 'Lindon University',
  outcomes: ['Field sampling', 'Data cleaning', 'Shoreline maps', 'Uncertainty'],
  level: { framework: 'EQF', value: '6' },
};
const ids = Array.from({ length: 400 }, (_, number) => `https://sample.example/achievements/${number}`);

describe('the seed', () => {
  it('is the digest that node:crypto computes, for every length around the block size', () => {
    for (let length = 0; length < 150; length++) {
      const text = `${'é'.repeat(length)}x`;
      expect(Buffer.from(sha256(text)).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });

  it('chooses the minerals of the published samples', () => {
    expect(mineralOf(coastal.id).name).toBe('slate');
    expect(mineralOf('https://kowhai.example/achievements/sterile-instrument-care').name).toBe('sea glass');
    expect(mineralOf('https://harbour.example/achievements/safe-releases').name).toBe('ochre');
  });
});

describe('a badge', () => {
  it('is the same picture every time, and does not change with the title', () => {
    expect(drawBadge(coastal, 'full')).toBe(drawBadge({ ...coastal }, 'full'));
    const shapes = (svg: string) => svg.replace(/<title>.*?<\/desc>/, '').replace(/(id="|url\(#)[^")]*/g, '');
    expect(shapes(drawBadge({ ...coastal, title: 'Corrected' }, 'full'))).toBe(shapes(drawBadge(coastal, 'full')));
  });

  it('keeps its face: this digest changes only with a new rule', () => {
    const digest = createHash('sha256').update(drawBadge(coastal, 'full')).digest('hex').slice(0, 16);
    expect(digest).toMatchInlineSnapshot(`"3d9b89601a89ce2f"`);
  });

  it('differs for another achievement with the same outcomes', () => {
    expect(drawBadge({ ...coastal, id: `${coastal.id}-2` }, 'small')).not.toBe(drawBadge(coastal, 'small'));
  });

  it('says in words what it shows, escaped', () => {
    const svg = drawBadge({ ...coastal, title: '<Coast & "Sea">' }, 'full');
    expect(svg).toContain('<title>&#60;Coast &#38; &#34;Sea&#34;&#62;, Lindon University</title>');
    expect(aboutBadge(coastal).description).toContain('Field sampling; Data cleaning');
    expect(aboutBadge({ ...coastal, language: 'ar' }).description).toContain('المستوى');
  });

  it('draws letters and level only in the full form', () => {
    const glyphs = (svg: string) => svg.match(/scale\(/g)?.length ?? 0;
    expect(glyphs(drawBadge(coastal, 'full'))).toBe('FSDCSMUnEQF6'.length);
    expect(glyphs(drawBadge(coastal, 'small'))).toBe(0);
  });

  it('has ids that no other picture in the page has', () => {
    const pictures = ids
      .slice(0, 60)
      .flatMap(id => [
        drawBadge({ ...coastal, id }, 'full'),
        drawBadge({ ...coastal, id }, 'small'),
        ...coastal.outcomes.map((_, index) => loneStone({ ...coastal, id }, index)),
      ]);
    const found = pictures.flatMap(svg => [...svg.matchAll(/ id="([^"]+)"/g)].map(match => match[1]));
    expect(new Set(found).size).toBe(found.length);
    for (const svg of pictures)
      for (const [, used] of svg.matchAll(/url\(#([^)]+)\)/g)) expect(svg).toContain(`id="${used}"`);
  });

  it('is drawn without outcomes, with more than six, and as a composite', () => {
    expect(drawBadge({ ...coastal, outcomes: [] }, 'full')).toContain('<svg');
    expect(drawBadge({ ...coastal, outcomes: Array(9).fill('One more') }, 'full').match(/rotate\(/g)).toHaveLength(6);
    const parts = ids.slice(0, 5).map(id => ({ id, title: 'Part of it' }));
    expect(drawBadge({ ...coastal, parts }, 'full')).toContain('one stone for each credential');
  });

  it('holds no script, no reference to the outside and no font', () => {
    expect(drawBadge(coastal, 'full')).not.toMatch(/<script|href=|<text|<image|font/);
  });
});

describe('stones', () => {
  it('stand, whatever the seed, from one to six', () => {
    for (const id of ids)
      for (let count = 1; count <= 6; count++)
        expect(
          stands(stackStones(count, chanceFrom(seedOf(id)), { floor: 252, width: 216, least: 90, height: 198 })),
        ).toBe(true);
  });

  it('would fall when the upper one hangs over or is wider', () => {
    const low = { x: 160, y: 200, width: 100, height: 40, turn: 0 };
    expect(stands([low, { ...low, y: 160, width: 80 }])).toBe(true);
    expect(stands([low, { ...low, y: 160, width: 80, x: 177 }])).toBe(false);
    expect(stands([low, { ...low, y: 160, width: 103 }])).toBe(false);
  });

  it('carry letters that can be read on both tones', () => {
    for (const id of ids.slice(0, 120))
      for (let index = 0; index < 6; index++)
        for (const tones of [tonesOf(id, index), tonesOf(id, index, `${id}/part`)])
          for (const ground of [tones.lit, tones.shade])
            expect(contrastOf(tones.ink, ground)).toBeGreaterThanOrEqual(leastContrast);
  });

  it('lie on neighbours of another lightness, in every mineral', () => {
    const seen = new Set<string>();
    for (const id of ids) {
      seen.add(mineralOf(id).name);
      for (let index = 1; index < 6; index++) expect(tonesOf(id, index).lit).not.toBe(tonesOf(id, index - 1).lit);
    }
    expect(seen.size).toBe(minerals.length);
  });
});

describe('initials', () => {
  it.each([
    ['Field sampling', 'FS'],
    ['Uncertainty', 'Un'],
    ['The law of the sea', 'LS'],
    ['of the', 'OT'],
    ['éthique appliquée', 'ÉA'],
    ['Čištění', 'Či'],
    ['Анализ данных', 'АД'],
    ['تحليل البيانات', 'ت'],
    ['الكتابة الواضحة', 'ك'],
    ['数据分析', '数'],
    ['  ', ''],
    ['3D printing', '3P'],
  ])('of %s are %s', (label, letters) => {
    expect(initialsOf(label)).toBe(letters);
  });

  it('are drawn as a dot where there is no outline, never as a box', () => {
    const stone = (outcome: string) => loneStone({ id: coastal.id, outcomes: [outcome] }, 0);
    expect(stone('数据')).toBe(stone('語'));
    expect(stone('数据')).toContain('scale(');
  });
});

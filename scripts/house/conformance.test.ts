import { describe, expect, it } from 'vitest';
import { compareConformance, findForgotten, listRan, notRun, type Ran, toDocument } from './conformance.ts';

const ran: Ran[] = [
  { standard: 'Tides 1.0', clause: '2 ebb', name: 'vectors/tides/ebb.json#1', status: 'passed' },
  { standard: 'Tides 1.0', clause: '3 flood | spring', name: 'three words', expected: 'refused', status: 'passed' },
  { standard: 'Knots 2.0', clause: '1', name: 'standards/knots.json', status: 'passed' },
];
const document = toDocument(ran);
const all = () => true;
const faultsOf = (vectors: Ran[], isThere: (file: string) => boolean = all) =>
  compareConformance(document, vectors, isThere).faults;

describe('docs/conformance.md', () => {
  it('says what ran, counted by standard', () => {
    expect(document).toContain('| Tides 1.0 | 2 |');
    expect(document).toContain('| **all** | **3** |');
    expect(document).toContain('| 3 flood \\| spring | three words | passes: refused |');
    expect(compareConformance(document, ran, all)).toEqual({ faults: [], absent: 0 });
  });

  it('is found out when a vector vanished, failed, is new, or the text was written by hand', () => {
    expect(faultsOf(ran.slice(1))).toEqual([expect.stringContaining('vectors/tides/ebb.json#1')]);
    const failed = ran.map((vector, index) => (index === 1 ? { ...vector, status: 'failed' } : vector));
    expect(faultsOf(failed)).toEqual(['Tides 1.0: three words failed.', expect.stringContaining('did not run')]);
    expect(faultsOf([...ran, { standard: 'Tides 1.0', clause: '4', name: 'new', status: 'passed' }])).toEqual([
      'Tides 1.0: new ran and is not in the document.',
    ]);
    expect(faultsOf([...ran, ...ran.slice(0, 1)])).toHaveLength(1);
    expect(compareConformance(document.replace('**3**', '**4**'), ran, all).faults).toHaveLength(1);
  });

  it('is believed where the files are absent, and only there', () => {
    const isThere = (file: string) => file !== 'vectors/tides/ebb.json';
    expect(compareConformance(document, ran.slice(1), isThere)).toEqual({ faults: [], absent: 1 });
    expect(faultsOf(ran.slice(0, 1), isThere)).toHaveLength(2);
  });

  it('forgets no folder of vectors, and excuses none that runs', () => {
    const [excused = ''] = Object.keys(notRun);
    expect(findForgotten(['vectors/tides', 'vectors/reefs', excused], ran)).toEqual(['Nothing runs vectors/reefs.']);
    const running: Ran = { standard: 'S', clause: '1', name: `${excused}/a.json`, status: 'passed' };
    expect(findForgotten([], [running])).toEqual([`${excused} is called not run, and runs.`]);
  });

  it('takes from a report what the tests told, and nothing from other tests', () => {
    const { status, ...vector } = ran[0] as Ran;
    const results = [{ status, meta: { vector } }, { status, meta: {} }, { status }];
    expect(listRan(JSON.stringify({ testResults: [{ assertionResults: results }] }))).toEqual(ran.slice(0, 1));
  });
});

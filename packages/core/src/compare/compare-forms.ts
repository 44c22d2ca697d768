import type { Loss } from '../formats/european/index.ts';
import type { Given } from '../verify/report.ts';
import { type Difference, listDifferences } from './differences.ts';
import { type FormName, readAwards, type Told, through } from './forms.ts';

/** What two forms of an award say beside each other. */
export interface Comparison {
  one: FormName;
  other: FormName;
  /** Places of the award where they contradict each other. None: they say the same. */
  differences: Difference[];
  /** Places that one form tells and the other has no words for, or keeps back: no contradiction. */
  losses: { one: Loss[]; other: Loss[] };
}

/**
 * Do two forms say the same of an award? Each is read back into the award; then both are told in the words that both forms
 * have, so that what is left to differ is a contradiction. From a learner record the award of the same id is taken.
 * Signatures are another question.
 * @throws Malformed when one of them is no award that is read here
 */
export function compareForms(given: Given, otherGiven: Given): Comparison {
  const [one, other] = pair(readAwards(given), readAwards(otherGiven));
  const shared = (told: Told) => through(other.form, through(one.form, told.award));
  const found = listDifferences(shared(one), shared(other));
  const keptByOne = found.filter(difference => one.isPartial && difference.one === undefined);
  const keptByOther = found.filter(difference => other.isPartial && difference.other === undefined);
  return {
    one: one.form,
    other: other.form,
    differences: found.filter(difference => !keptByOne.includes(difference) && !keptByOther.includes(difference)),
    losses: {
      one: [...listLosses(other, one.form), ...keptByOne.map(toLoss)],
      other: [...listLosses(one, other.form), ...keptByOther.map(toLoss)],
    },
  };
}

const toLoss = ({ at }: Difference): Loss => ({ at });

/** The first two awards of the same id; otherwise the first of each. */
function pair(ones: readonly Told[], others: readonly Told[]): [Told, Told] {
  for (const one of ones) {
    const other = others.find(({ award }) => award.id === one.award.id);
    if (other) return [one, other];
  }
  const [one] = ones;
  const [other] = others;
  if (!one || !other) throw new Error('An award was read and is not there.');
  return [one, other];
}

/** What an award, told by its own form, says that another form has no words for. */
function listLosses({ form, award }: Told, by: FormName): Loss[] {
  const said = through(form, award);
  const carried = listDifferences(said, through(by, said));
  return carried.filter(({ one }) => one !== undefined).map(toLoss);
}

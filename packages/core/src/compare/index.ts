/** Do all forms of an award say the same? Contradictions by their places, and what a form has no words for. */
export { type Comparison, compareForms } from './compare-forms.ts';
export { type Difference, listDifferences } from './differences.ts';
export { type FormName, formNames } from './forms.ts';

/** Why the house cannot open, in sentences that say what to do. Printed without a stack. */
export class CannotStart extends Error {
  readonly faults: readonly string[];

  constructor(...faults: string[]) {
    super(faults.join('\n'));
    this.name = 'CannotStart';
    this.faults = faults;
  }
}

/** Not signed now, and worth asking again: a cap is reached, or the signer does not answer. Nothing is wrong with the request. */
export class SigningDelayed extends Error {
  override readonly name = 'SigningDelayed';
  readonly code: 'signing_capped' | 'signer_away';
  readonly seconds: number;

  constructor(code: SigningDelayed['code'], seconds: number) {
    super(code);
    this.code = code;
    this.seconds = seconds;
  }
}

/** The signer was asked for what it never does: a caller that is broken, or not ours. */
export class SigningDenied extends Error {
  override readonly name = 'SigningDenied';
  readonly reason: DenialReason;

  constructor(reason: DenialReason) {
    super(`the signer denied: ${reason}`);
    this.reason = reason;
  }
}

export const denialReasons = ['key_of_another', 'purpose_reserved', 'asked_wrongly', 'too_much'] as const;
export type DenialReason = (typeof denialReasons)[number];

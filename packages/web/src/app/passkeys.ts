import {
  browserSupportsWebAuthn,
  browserSupportsWebAuthnAutofill,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;

/** Whether this browser knows passkeys at all. */
export const knowsPasskeys = browserSupportsWebAuthn;

/** Whether it offers them inside the address field. */
export const offersInField = browserSupportsWebAuthnAutofill;

/** What the device answers; undefined when the person or the device declined, which the browser does not tell apart. */
export async function answerByPasskey(options: Options, { inField = false } = {}) {
  try {
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    return await startAuthentication({ optionsJSON, useBrowserAutofill: inField });
  } catch {
    return undefined;
  }
}

/** A passkey that the device made; undefined as above. */
export async function makePasskey(options: Options) {
  try {
    return await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
  } catch {
    return undefined;
  }
}

/** Stop waiting for a passkey, because the page is left. */
export function stopWaiting(): void {
  WebAuthnAbortService.cancelCeremony();
}

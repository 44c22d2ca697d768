/** Addresses that pages link to. Those of achievements, issuers and credentials come with their models. */
export const paths = {
  home: '/',
  catalogue: '/catalogue',
  verify: '/verify',
  wallet: '/wallet',
  claim: '/claim',
  desk: '/console',
} as const;

/** C-1: the address of a credential, which is its id. */
export const credentialUri = (publicUrl: string, credentialId: string): string =>
  `${publicUrl}/credentials/${credentialId}`;

/** C-8: the address of a status list, which is its id. */
export const listUri = (publicUrl: string, listId: string): string => `${publicUrl}/status/${listId}`;

/** The id of the status list at an address of ours. */
export function findListId(publicUrl: string, url: string): string | undefined {
  const prefix = listUri(publicUrl, '');
  const id = url.startsWith(prefix) ? url.slice(prefix.length) : '';
  return /^[a-z0-9]{16,40}$/.test(id) ? id : undefined;
}

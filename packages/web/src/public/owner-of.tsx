import { useText } from '../messages/text.ts';
import { credentialWords } from './words.ts';

/** `is the owner of lindon.example` */
export function OwnerOf({ domain }: { domain: string }) {
  return <span>{useText(credentialWords).rich('ownerOf', { domain: () => <bdi key="domain">{domain}</bdi> })}</span>;
}

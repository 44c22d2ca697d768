import { BlockList, isIP } from 'node:net';

/**
 * Address ranges that are not the public Internet (IANA special-purpose registries), and those that carry an IPv4 address
 * inside an IPv6 one, which would be a way around the first list.
 */
const closed = new BlockList();
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24'],
  ...['198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]) {
  const [network = '', bits] = range.split('/');
  closed.addSubnet(network, Number(bits), 'ipv4');
}

const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');

const closedV6 = new BlockList();
for (const range of [
  // Teredo, ORCHID, benchmarking and the rest of the protocol assignments; documentation; 6to4; AS112; documentation again.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'],
]) {
  const [network = '', bits] = range.split('/');
  closedV6.addSubnet(network, Number(bits), 'ipv6');
}

/**
 * Whether an address, as a resolver gives it, belongs to the public Internet. IPv6 outside 2000::/3 never does: that covers
 * loopback, link-local, unique local, multicast, IPv4-mapped (::ffff:0:0/96) and NAT64 (64:ff9b::/96).
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, 'ipv4');
  if (family === 6)
    return !address.includes('%') && publicV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6');
  return false;
}

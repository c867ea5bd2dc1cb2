// Tells addresses of the public internet from those inside: loopback, private, link-local, metadata, and all their disguises.
import ipaddr from 'ipaddr.js';

/** IPv4 addresses dressed as IPv6 that the address table calls ordinary: v4-compatible ::/96. */
const V4_COMPATIBLE = ipaddr.parseCIDR('::/96');

/**
 * Whether an IP address lies in the public internet. Mapped, compatible, NAT64, 6to4 and Teredo forms are refused as a
 * whole: no publisher is reached only by them, and each can name an address inside.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv6' && parsed.match(V4_COMPATIBLE)) return false;
  return parsed.range() === 'unicast';
}

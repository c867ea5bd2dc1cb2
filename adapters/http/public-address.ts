// Tells addresses of the public internet from those inside: loopback, private, link-local, metadata, and all their disguises.
import ipaddr from 'ipaddr.js';

/** IPv4 addresses dressed as IPv6 that the address table calls ordinary: v4-compatible ::/96. */
const V4_COMPATIBLE = ipaddr.parseCIDR('::/96');

/** Single addresses and blocks inside that the table calls ordinary: a cloud's own services, the dummy prefix (RFC 9780). */
const INSIDE = ['168.63.129.16/32', '100:0:0:1::/64'].map((block) => ipaddr.parseCIDR(block));

/**
 * Whether an IP address lies in the public internet. Mapped, compatible, NAT64, 6to4 and Teredo forms are refused as a
 * whole: no publisher is reached only by them, and each can name an address inside.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv6' && parsed.match(V4_COMPATIBLE)) return false;
  const isInside = INSIDE.some(
    ([block, bits]) => parsed.kind() === block.kind() && parsed.match([block, bits] as never),
  );
  return !isInside && parsed.range() === 'unicast';
}

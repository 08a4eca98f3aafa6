import type { Span } from '../../template/span.ts';

const EMAIL =
  /(?<![\w.%+-])[\p{L}\d._%+'-]{1,64}@((?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,24})(?![\p{L}\d-])/gu;

/** Names that are set aside for examples and tests (RFC 2606, RFC 6761). */
const RESERVED = /(?:^|\.)(?:example\.(?:com|org|net)|test|example|invalid|localhost|local)$/i;

/** `icon@2x.png` is a file. */
const FILE = /\.(?:png|jpe?g|gif|webp|svg|avif|ico|css|js|mjs|ts|json|html?|pdf|mp4|woff2?)$/i;

/** Addresses of an office, not of a person. */
const ROLE =
  /^(?:support|info|help|helpdesk|hello|hi|contact|sales|orders?|service|services|customer-?(?:service|care|support)|care|team|admin|office|noreply|no-reply|donotreply|do-not-reply|notifications?|newsletter|marketing|privacy|legal|press|billing|feedback|returns|webmaster|postmaster|abuse|security|git)$/i;

/** E-mail addresses that may be a person's own. */
export function emailsIn(text: string): Span[] {
  if (!text.includes('@')) return [];
  return Array.from(text.matchAll(EMAIL)).flatMap(({ 0: address, 1: domain = '', index }) => {
    const local = address.slice(0, address.lastIndexOf('@'));
    const isNobodys = RESERVED.test(domain) || FILE.test(domain) || ROLE.test(local);
    return isNobodys ? [] : [{ start: index, end: index + address.length }];
  });
}

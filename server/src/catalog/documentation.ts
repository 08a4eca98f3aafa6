/**
 * The address on Braze's site of a page given by its path in the repository of Braze's documentation, as entries have it:
 * `_docs/_user_guide/messaging/webhooks.md` is `https://www.braze.com/docs/user_guide/messaging/webhooks`.
 */
export function documentationAddress(page: string): string {
  const path = page
    .replace(/^_docs\//, '')
    .replace(/\.md$/, '')
    .replaceAll(/(^|\/)_/g, '$1');
  return `https://www.braze.com/docs/${path}`;
}

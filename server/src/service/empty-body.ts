/** What whole-body snippets are called by, or its beginning: `m`, `mi-`, `mi-cart`. */
const SNIPPET = /^m(?:i(?:-[a-z-]*)?)?$/i;

/** Whether nothing has been written yet: nothing at all, or the first letters of a snippet, which is no reason for alarm. */
export function isStillEmpty(text: string): boolean {
  const word = text.trim();
  return word === '' || SNIPPET.test(word);
}

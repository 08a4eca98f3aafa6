/** `{% // note %}`, `{% /* note *\/ %}`, `{{! note }}`, `{{!-- note --}}`, as a comment. */
export function commentMeant(tag: string): string | undefined {
  const inner = tag.slice(2, -2).trim();
  const opening = /^-?\s*(?:\/\/|\/\*|--|<!--|!--|[!#](?=\s))/.exec(inner)?.[0];
  if (opening === undefined || !/^\{[%{]/.test(tag) || !/[%}]\}$/.test(tag)) return undefined;
  const note = inner
    .slice(opening.length)
    .replace(/(?:\*\/|--?>?)$/, '')
    .trim();
  return `{% comment %} ${note} {% endcomment %}`;
}

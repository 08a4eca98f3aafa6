/** `{% // note %}`, `{% /* note *\/ %}`, `{{! note }}`, `{{!-- note --}}`, as a comment. */
export function commentMeant(tag: string): string | undefined {
  const note = /^\{[%{]-?\s*(?:\/\/|\/\*|--|<!--|!--|[!#](?=\s))\s*(.*?)\s*(?:\*\/|-->?)?\s*-?[%}]\}$/s.exec(tag)?.[1];
  return note === undefined ? undefined : `{% comment %} ${note} {% endcomment %}`;
}

const WORDS =
  /your|example|placeholder|changeme|change_me|redacted|dummy|insert|replace|username:password|\.\.\.|…|\*{3}|x{4,}|[<>{}$%]|^(?:my[_-]?)?(?:endpoint|access|api|secret|auth)?[_-]?(?:id|key|token|secret|password|credentials)$/i;

/** Whether a text stands in the place of a secret that somebody fills in: `YOUR_KEY`, `<key>`, `xxxx`. */
export function isPlaceholder(text: string): boolean {
  return WORDS.test(text) || new Set(text).size < 4;
}

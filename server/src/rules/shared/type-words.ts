const WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  list: 'a list',
  null: '`null`',
};

/** A type of JSON, or what the payload tree calls it. */
export function typeInWords(type: string): string {
  return WORDS[type] ?? type;
}

/** How to write a value of one of these types. */
export function typeAdvice(expected: readonly string[]): string {
  if (expected.includes('string')) return 'Put it into double quotes.';
  if (expected.includes('number') || expected.includes('integer')) return 'Write it without quotes, as a number.';
  return 'Write it as JSON, without quotes around it.';
}

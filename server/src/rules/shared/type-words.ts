const WORDS: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  integer: 'an integer',
  boolean: 'a boolean',
  object: 'an object',
  array: 'an array',
  list: 'an array',
  null: '`null`',
};

/** A JSON type, by its name in JSON Schema or in the payload tree. */
export function typeInWords(type: string): string {
  return WORDS[type] ?? type;
}

/** How to write a value of one of these types. @param is what stands there. */
export function typeAdvice(expected: readonly string[], is: 'object' | 'list' | 'scalar'): string {
  if (expected.includes('string') && is !== 'scalar')
    return 'Write one text, such as all items with commas between them.';
  if (expected.includes('string')) return 'Put it in double quotes.';
  if (expected.includes('number') || expected.includes('integer')) return 'Write it as a number, without quotes.';
  if (expected.includes('object')) return 'Write an object, such as `{"id": "56544"}`.';
  return 'Write it as JSON, without quotes.';
}

// Asked of each output many times, and mostly of what is no JSON: to have `JSON.parse` throw takes longer than all else that is asked.

const AROUND = /^[ \t\n\r]+|(?<![ \t\n\r])[ \t\n\r]+$/g;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** How every object begins, other than what Ruby prints of a hash: `{"key"=>"value"}`. */
const OBJECT = /^\{[ \t\n\r]*(?:\}|"[^"\\]*(?:\\.[^"\\]*)*"[ \t\n\r]*:)/;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in a text.
const FORBIDDEN = /["\\\u0000-\u001f]/;

/** Whether `JSON.parse` takes a text. */
export function isJson(text: string): boolean {
  const value = text.replace(AROUND, '');
  switch (value[0]) {
    case '{':
      return OBJECT.test(value) && isParsed(value);
    case '[':
      return isParsed(value);
    case '"':
      return value.length > 1 && value.endsWith('"') && isTextInJson(value.slice(1, -1));
    default:
      return value === 'true' || value === 'false' || value === 'null' || NUMBER.test(value);
  }
}

/** Whether it may stand between the quotes of a JSON string as it is. */
export function isTextInJson(text: string): boolean {
  return !FORBIDDEN.test(text) || !FORBIDDEN.test(text.replace(ESCAPE, ''));
}

function isParsed(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

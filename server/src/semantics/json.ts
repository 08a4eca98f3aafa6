import { createScanner, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { Float, type Value } from './values.ts';

/** Ruby's reader of JSON refuses deeper nesting too. */
export const deepestJson = 100;

export interface JsonProblem {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** Strict JSON as a tree with offsets, or the first thing that is wrong with it. */
export function parseJsonTree(text: string): Node | JsonProblem {
  const tooDeep = firstTooDeep(text);
  if (tooDeep !== undefined) {
    return { start: tooDeep, end: tooDeep + 1, message: `nested more than ${deepestJson} levels deep` };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error) return { start: error.offset, end: error.offset + error.length, message: explain(error) };
  return root ?? { start: 0, end: text.length, message: 'the file is empty' };
}

export function isJsonProblem(result: Node | JsonProblem): result is JsonProblem {
  return 'message' in result;
}

/** Numbers are read from their own text, so `1.0` is no integer and no digit of a big one is lost. */
export function valueOfJson(node: Node, text: string): Value {
  switch (node.type) {
    case 'array':
      return (node.children ?? []).map((child) => valueOfJson(child, text));
    case 'object':
      return new Map(membersOf(node).map(({ key, value }) => [key, valueOfJson(value, text)]));
    case 'number':
      return numberOf(text.slice(node.offset, node.offset + node.length));
    case 'string':
      return String(node.value);
    case 'boolean':
      return node.value === true;
    default:
      return null;
  }
}

export interface Member {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

export function membersOf(node: Node): readonly Member[] {
  return (node.children ?? []).flatMap((property) => {
    const [keyNode, value] = property.children ?? [];
    return keyNode && value ? [{ key: String(keyNode.value), keyNode, value }] : [];
  });
}

function numberOf(digits: string): Value {
  return /[.eE]/.test(digits) ? new Float(Number(digits)) : BigInt(digits);
}

/**
 * Where the brackets of a text lie too deep in one another. jsonc-parser reads by recursion, so this is asked before; by its own scanner, since in a
 * broken text nobody else knows which brackets it takes for parts of strings and comments.
 */
export function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const token = text[scanner.getTokenOffset()];
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > deepestJson) return scanner.getTokenOffset();
  }
  return undefined;
}

const explanations: Readonly<Record<string, string>> = {
  InvalidSymbol: 'expected a string in double quotes, a number, true, false or null',
  InvalidNumberFormat: 'invalid number',
  PropertyNameExpected: 'expected a key in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected a colon between the key and its value',
  CommaExpected: 'expected a comma',
  CloseBraceExpected: 'expected a closing }',
  CloseBracketExpected: 'expected a closing ]',
  EndOfFileExpected: 'unexpected text after the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'this string has no closing quote on its line',
  UnexpectedEndOfNumber: 'this number is incomplete',
  InvalidUnicode: 'expected four hexadecimal digits after \\u',
  InvalidEscapeCharacter: 'a backslash is only allowed before ", \\, /, b, f, n, r, t and u',
  InvalidCharacter: 'a line break or control character in a string must be escaped, such as \\n',
};

/** Why a text is no JSON, as the end of a sentence. */
export function explain(error: ParseError): string {
  return explanations[printParseErrorCode(error.error)] ?? 'invalid JSON';
}

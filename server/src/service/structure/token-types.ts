/** What a piece of Liquid can be, in the order in which the protocol numbers them. */
export const tokenTypes = [
  'keyword',
  'variable',
  'property',
  'namespace',
  'function',
  'parameter',
  'string',
  'number',
  'operator',
] as const;

export type TokenType = (typeof tokenTypes)[number];

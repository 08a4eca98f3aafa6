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

/** As a server announces it, with what a type is marked with beside. */
export const tokenLegend = { tokenTypes: [...tokenTypes], tokenModifiers: ['declaration', 'defaultLibrary'] };

/** What Ruby Liquid prints into the body, after `Liquid error (line 1): `, when a filter or a comparison fails. */
export class LiquidError {
  constructor(readonly message: string) {}
}

/** A result that would grow past all measure: the rendering ends here, nothing is printed. */
export class LimitError extends LiquidError {}

/** Any failure that Ruby Liquid has no words for. */
export const internalError = new LiquidError('internal');

export function isError(value: unknown): value is LiquidError {
  return value instanceof LiquidError;
}

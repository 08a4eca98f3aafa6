import type { Span } from '../../template/span.ts';
import type { Explained } from '../engine/explained.ts';
import type { Fix } from '../engine/finding.ts';

/** One slip of which several findings would come. */
export interface LiquidSlip extends Span {
  readonly kind: 'slip';
  readonly message: string;
  readonly explains: readonly Explained[];
  readonly fixes: readonly Fix[];
}

export function slip({ start, end }: Span, message: string, explains: readonly Explained[], fix?: Fix): LiquidSlip {
  return { kind: 'slip', start, end, message, explains, fixes: fix === undefined ? [] : [fix] };
}

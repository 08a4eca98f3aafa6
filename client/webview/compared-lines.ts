import type { RenderStatus } from '../../server/src/service/protocol.ts';
import { indent } from './indent.ts';

interface Rendered {
  readonly status: RenderStatus;
  readonly rendering: string;
}

/**
 * The lines of two renderings that are compared: JSON member by member, whatever its layout. Where one of them is broken, both are as they are sent, but
 * for blank lines. @param notSent the line of what is aborted.
 */
export function comparedLines(one: Rendered, other: Rendered, notSent: string): [string[], string[]] {
  const areJson = one.status !== 'invalid' && other.status !== 'invalid';
  const linesOf = ({ status, rendering }: Rendered) => {
    if (status === 'aborted') return [notSent];
    const text = status === 'valid' && areJson ? indent(rendering, []).rendering : rendering;
    return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  };
  return [linesOf(one), linesOf(other)];
}

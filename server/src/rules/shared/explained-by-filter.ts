import type { Span } from '../../template/span.ts';
import type { Template } from '../../template/tree.ts';
import type { Explained } from '../engine/explained.ts';
import { printsOfAssigned } from './assigned-outputs.ts';
import { outputAround } from './output-around.ts';

/** Filters after which nothing can be read from a value. */
const HASHES = /^(?:md5|sha\d+|hmac_\w+)$/;

/**
 * What is found of an output because one of its filters does not exist: that its value breaks the JSON, and, where the filter that was meant
 * makes a hash, that it shows personal data; where it is `date`, all that is found of the time.
 * @param instead the filter that was meant, if there is one.
 */
export function explainedByFilter(filter: Span, instead: string | undefined, template: Template): Explained[] {
  const output = outputAround(filter, template);
  const outputs = output === undefined ? printsOfAssigned(filter, template) : [output];
  return outputs.map(({ start, end }) => {
    if (instead !== undefined && HASHES.test(instead)) return { start, end, hides: true };
    return instead === 'date' ? { start, end } : { start, end, only: 'json' };
  });
}

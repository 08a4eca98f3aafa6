import { nodesOf } from '../../template/nodes.ts';
import { lastFrom, type Span } from '../../template/span.ts';
import type { Output, Template } from '../../template/tree.ts';
import type { Explained } from '../engine/explained.ts';

/** Filters after which nothing can be read from a value. */
const HASHES = /^(?:md5|sha\d+|hmac_\w+)$/;

const known = new WeakMap<Template, readonly Output[]>();

/**
 * What is found of an output because one of its filters does not exist: that its value breaks the JSON, and, where the filter that was meant
 * makes a hash, that it shows personal data. @param instead the filter that was meant.
 */
export function explainedByFilter(filter: Span, instead: string | undefined, template: Template): Explained[] {
  if (instead === undefined) return [];
  const outputs = known.get(template) ?? nodesOf(template).filter((node) => node.type === 'output');
  known.set(template, outputs);
  const output = lastFrom(outputs, filter.start);
  if (output === undefined || output.end < filter.end) return [];
  const { start, end } = output;
  return [HASHES.test(instead) ? { start, end } : { start, end, only: 'json' }];
}

import type { Value } from '../../semantics/values.ts';
import type { Filter } from '../../template/expressions.ts';
import { isLeaf, type Space } from '../conditions/diagram.ts';
import type { AbstractValue, Values } from './abstract-value.ts';
import type { AbstractValues } from './abstract-values.ts';

/** Ruby hands keyword arguments to a filter as one hash behind the others, and most filters take it for an argument like them. */
export class KeywordArguments {
  private readonly hashes = new Map<Filter, Values>();

  constructor(
    private readonly space: Space<AbstractValue>,
    private readonly abstractValues: AbstractValues,
  ) {}

  /** The hash of a filter that has keywords; what is not written down in it is not known. */
  hashOf(filter: Filter, read: (argument: Filter['arguments'][number]) => Values): Values {
    const known = this.hashes.get(filter);
    if (known !== undefined) return known;
    const members = new Map<string, Value>();
    for (const argument of filter.arguments) {
      if (argument.keyword === undefined) continue;
      const value = read(argument);
      if (!isLeaf(value) || value.value.kind !== 'known') return this.unknown(filter);
      members.set(argument.keyword, value.value.value);
    }
    const hash = this.space.leaf(this.abstractValues.known(members));
    // Only literals are the same each time.
    if (filter.arguments.every(({ value }) => value.type === 'literal')) this.hashes.set(filter, hash);
    return hash;
  }

  private unknown(filter: Filter): Values {
    return this.space.leaf(this.abstractValues.anything(`the keywords of \`${filter.name}\``));
  }
}

import { attributes } from '../../catalog/attributes.ts';
import { synonyms } from '../../catalog/synonyms.ts';
import type { OutputContext } from '../cursor/output-context.ts';

/** Whether a value has the name of the member that it fills: `first_name` for `"firstName"`, `email_address` for `"email"`. */
export function isMeantFor(name: string, context: OutputContext | undefined): boolean {
  const member = context?.path.findLast((step) => step !== '[]');
  if (member === undefined) return false;
  return (
    simple(member) === simple(name) ||
    OTHERS[member] === name ||
    (ATTRIBUTES.has(name) && synonyms.get(simple(member)) === name)
  );
}

const ATTRIBUTES: ReadonlySet<string> = new Set(attributes.map(({ name }) => name));
/** What stands for a user who has no external ID is Braze's own ID. */
const OTHERS: Readonly<Record<string, string>> = { anonymous_id: 'braze_id' };

function simple(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

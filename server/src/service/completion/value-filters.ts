import { typesOfMember } from '../../catalog/movable-ink/find-field.ts';
import { isNumberMember } from '../../catalog/value-shapes.ts';
import type { Settings } from '../../rules/engine/settings.ts';
import type { OutputContext } from '../cursor/output-context.ts';

/**
 * The filters without which a value would not be safe where it is printed, with the pipe before them.
 * @param text the value as written, for the types that a configuration declares.
 */
export function safeFilters(
  context: OutputContext | undefined,
  text: string,
  isNumber: boolean,
  settings: Settings,
): string {
  if (context === undefined || context.kind === 'other') return '';
  const declared = settings.types.get(text);
  if (context.kind === 'string') {
    const isPlain = declared === 'number' || declared === 'boolean' || declared === 'id';
    return isPlain ? '' : ' | json_escape';
  }
  const wanted = typesOfMember(context.path);
  const isNumberDue = wanted.size === 0 ? isNumber || isNumberMember(context.path) : isNumberMember(context.path);
  return isNumberDue ? ' | plus: 0' : ' | as_json_string';
}

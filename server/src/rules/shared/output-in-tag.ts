import type { Span } from '../../template/span.ts';
import { slice } from './words.ts';

/** `{% ${city} | json_escape %}`, `{% event_properties.${id} %}`, `{% item.name | json_escape %}`. */
const VALUE = /^\{%(-?)\s*((?:(?:\w+\.)?\$\{[^}\n]*\}|(\w+)(?=\s*[.|%[-]))[^%\n]*?)(?<!\s)\s*(-?)%\}$/;

/** The output that a tag is that holds nothing but a value. @param variables names that the body sets. */
export function outputMeant(tag: Span, source: string, variables: ReadonlySet<string>): string | undefined {
  const [, opening = '', value, name, closing = ''] = VALUE.exec(slice(source, tag)) ?? [];
  if (value === undefined || (name !== undefined && !variables.has(name))) return undefined;
  return `{{${opening} ${value} ${closing}}}`;
}

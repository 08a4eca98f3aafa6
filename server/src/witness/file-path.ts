import { findAttribute } from '../catalog/attributes.ts';
import type { AttributePath } from '../proof/proof.ts';

/** The path in a sample-user file for the root of a lookup; `undefined` if the format cannot hold it. */
export function filePath({ kind, name }: AttributePath['root']): readonly string[] | undefined {
  if (kind === 'namespace') return NAMESPACES.get(name);
  const attribute = findAttribute(name);
  return attribute === undefined ? undefined : ['user', attribute.profileField ?? attribute.name];
}

const NAMESPACES = new Map<string, readonly string[]>([
  ['custom_attribute', ['user', 'custom_attributes']],
  ['event_properties', ['event', 'properties']],
  ...['api_trigger_properties', 'canvas_entry_properties', 'context', 'campaign', 'canvas', 'content_blocks'].map(
    (name) => [name, [name]] as const,
  ),
]);

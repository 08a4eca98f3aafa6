import { findNamespace, namespaces } from '../catalog/namespaces.ts';
import { readPlaceName } from '../proof/prepare/declared.ts';
import { type Member, type Reader, suggestion } from './reader.ts';

/** Whether a member is named like a place of the data in a body; reports it where it is not. */
export function namesPlace({ name, key }: Member, reader: Reader): boolean {
  const place = readPlaceName(name);
  const isWhole = place !== undefined && (place.root.kind === 'attribute' || place.steps.length > 0);
  if (!isWhole) {
    const advice = 'such as `event_properties.${price}`, `custom_attribute.${plan}` or `${city}`';
    reader.report(
      key,
      `\`${name}\` is not the name of an attribute or property. Write it as in a body but without the braces, ${advice}.`,
    );
    return false;
  }
  const { kind, name: root } = place.root;
  if (kind === 'attribute' || findNamespace(root) !== undefined) return true;
  const known = namespaces.map((namespace) => namespace.name);
  reader.report(key, `There is no \`${root}\` in Braze.${suggestion(root, known)}`);
  return false;
}

// The example bodies, as plain Liquid that Ruby reads: Braze replaces its own syntax before Liquid sees a body.
import { readFileSync } from 'node:fs';

const folder = new URL('../../examples/', import.meta.url);

export const bodies = ['published', 'fixed'].flatMap((state) =>
  ['category-view', 'identify', 'product-view'].map((name) => `${state}/${name}.webhook.liquid`),
);

export function readBody(name) {
  return readFileSync(new URL(name, folder), 'utf8');
}

/** `{{${a}}}` in a tag becomes `a`, `.${a}` becomes `["a"]`. Enough for the examples, whose texts hold neither. */
export function toPlainLiquid(body) {
  const named = body.replace(/\.\$\{([^}]*)\}/g, '["$1"]').replace(/\$\{([^}]*)\}/g, '$1');
  return named.replace(/\{%[\s\S]*?%\}/g, (tag) => tag.replace(/\{\{|\}\}/g, ''));
}

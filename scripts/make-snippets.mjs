// Writes snippets/braze-webhook.json from the parts in snippets/src. With --check it only reports whether that file is up to date.
// In the parts, [name] inserts another part and «name» is a placeholder.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../snippets/', import.meta.url));
const target = `${folder}braze-webhook.json`;
const part = (name) => readFileSync(`${folder}src/${name}.liquid`, 'utf8');

const MAPPED = 'unless your mapping says otherwise';
const EVENTS = [
  { prefix: 'mi-product-view', title: 'Product viewed', event: 'product_viewed', guard: 'id', properties: 'product' },
  {
    prefix: 'mi-category-view',
    title: 'Category viewed',
    event: 'category_viewed',
    guard: 'id',
    properties: 'category',
  },
  {
    prefix: 'mi-product-added',
    title: 'Product added',
    event: 'product_added',
    guard: 'id',
    properties: 'added',
    note: MAPPED,
  },
  {
    prefix: 'mi-product-removed',
    title: 'Product removed',
    event: 'product_removed',
    guard: 'id',
    properties: 'added',
    note: MAPPED,
  },
  {
    prefix: 'mi-search',
    title: 'Search',
    event: 'product_searched',
    guard: 'query',
    properties: 'search',
    note: MAPPED,
  },
  {
    prefix: 'mi-order-completed',
    title: 'Order completed',
    event: 'order_completed',
    guard: 'products',
    properties: 'order',
    note: MAPPED,
  },
  { prefix: 'mi-custom', title: 'Custom event', event: 'my_event', guard: 'none', properties: 'custom' },
];
const AUDIENCES = [
  { audience: 'known', suffix: '', words: 'known users only' },
  { audience: 'anonymous', suffix: '-anonymous', words: 'known and anonymous users' },
];

function track(properties, guard, identifier) {
  const parts = {
    properties: part(`properties.${properties}`),
    guard: part(`guard.${guard}`),
    identifier: part(`identifier.${identifier}`),
  };
  return part('track').replace(/\[(properties|guard|identifier)\]/g, (_, name) => parts[name]);
}

/** In a snippet, a literal dollar sign or backslash needs a backslash before it. */
function snippetBody(text, fillings) {
  const order = [];
  const escaped = text.replace(/[\\$]/g, '\\$&').replace(/«(\w+)»/g, (_, name) => {
    if (!order.includes(name)) order.push(name);
    return `\${${order.indexOf(name) + 1}:${fillings[name]}}`;
  });
  return `${escaped}$0`.split('\n');
}

const snippets = {};
for (const { audience, suffix, words } of AUDIENCES) {
  for (const { prefix, title, event, guard, properties, note } of EVENTS) {
    const body = snippetBody(track(properties, guard, audience), { comment: title, event, name: 'my_property' });
    const named = note === undefined ? '' : ` The event name is \`${event}\`, ${note}.`;
    const description = `Sends \`${event}\` to Movable Ink for ${words}.${named}`;
    snippets[`${title}, ${words}`] = { prefix: `${prefix}${suffix}`, description, body };
  }
  const anonymousId = audience === 'known' ? 'the braze_id' : 'the hashed e-mail';
  const description = `Links events sent with ${anonymousId} to the known user. Needs both identifiers.`;
  snippets[`Identify, ${words}`] = {
    prefix: `mi-identify${suffix}`,
    description,
    body: snippetBody(part(`identify.${audience}`), {}),
  };
}

const text = `${JSON.stringify(snippets, null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('snippets/braze-webhook.json is out of date: run node scripts/make-snippets.mjs');
  process.exit(1);
}

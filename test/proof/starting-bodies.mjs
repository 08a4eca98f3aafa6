// Bodies to begin mutations with: the examples and what stands in the snippets.
import { readFileSync } from 'node:fs';
import { bodies, readBody } from '../oracle/bodies.mjs';

const snippets = JSON.parse(readFileSync(new URL('../../snippets/braze-webhook.json', import.meta.url), 'utf8'));

export const startingBodies = [
  ...bodies.map(readBody),
  ...Object.values(snippets).map(({ body }) => body.join('\n').replace(/\\([\\$}])|\$\{\d+:([^}]*)\}|\$\d/g, '$1$2')),
];

import { endpoint } from '../../catalog/movable-ink/endpoint.ts';
import { secretsIn } from '../../privacy/secrets.ts';
import type { RequestSettings } from '../../rules/engine/settings.ts';

/** What Braze sends beside the body, as people may see it. */
export interface RequestView {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderView[];
}

export interface HeaderView {
  readonly name: string;
  readonly value: string;
}

const HIDDEN = '•••';
/** Headers that hold nothing but a secret, whatever it looks like. */
const SECRET = /^(?:proxy-)?authorization$|^cookie$|(?:^|[-_])(?:key|token|secret|password|signature)$/i;

/** The request of the webhook as far as the configuration says more than what Movable Ink expects. No key and no credentials are in it. */
export function requestView({ url, headers }: RequestSettings): RequestView {
  const all = new Map<string, HeaderView>(
    Object.entries(endpoint.headers).map(([name, value]) => [name.toLowerCase(), { name, value }]),
  );
  for (const [name, value] of headers) all.set(name.toLowerCase(), { name, value });
  return {
    method: endpoint.method,
    url: withoutKeys(url ?? endpoint.address),
    headers: [...all.values()].map(({ name, value }) => ({
      name,
      value: SECRET.test(name) ? onlyScheme(value) : withoutSecrets(value),
    })),
  };
}

/** `Basic •••`: which kind it is may be known. */
function onlyScheme(value: string): string {
  const [, scheme = ''] = /^(\w+ )\S/.exec(value) ?? [];
  return scheme + HIDDEN;
}

/** The last part of the address at Movable Ink, and values of a query, are keys, unless they are placeholders. */
function withoutKeys(url: string): string {
  const hidden = withoutSecrets(url);
  const known = hidden.replace(/(\/behavioral\/)([^/?#]+)/g, (_, before: string, key: string) => before + shown(key));
  return known.replace(/([?&][^?=&#]*=)([^&#]*)/g, (_, before: string, value: string) => before + shown(value));
}

function shown(value: string): string {
  return value === '' || /^[{<$]/.test(value) ? value : HIDDEN;
}

function withoutSecrets(text: string): string {
  return secretsIn(text)
    .toReversed()
    .reduce((rest, { start, end }) => rest.slice(0, start) + HIDDEN + rest.slice(end), text);
}

import { endpoint } from '../../catalog/movable-ink/endpoint.ts';

/**
 * The request as a command for `sh`. The address and the credentials are secrets, so they stay in variables of the shell. The payload goes through a
 * quoted here-document, in which the shell replaces nothing, since an argument of a command has a limit of 128 KB.
 */
export function curlCommand(payload: string): string {
  const mark = markFor(payload);
  // A here-document ends with a line break. Without one in the payload, `head` leaves it out: some receivers sign or count bytes.
  const isLine = payload.endsWith('\n');
  const document = `<<'${mark}'`;
  const [before, after] = isLine ? ['', ` ${document}`] : [`head -c ${bytesIn(payload)} ${document} | `, ''];
  return [
    `${before}curl --request ${endpoint.method} "$MI_WEBHOOK_URL" \\`,
    '  --header "Authorization: Basic $MI_WEBHOOK_AUTHORIZATION" \\',
    `  --header 'Content-Type: ${endpoint.headers['Content-Type']}' \\`,
    `  --data-binary @-${after}`,
    `${payload}${isLine ? '' : '\n'}${mark}\n`,
  ].join('\n');
}

function bytesIn(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** A line that ends the here-document: none of the payload's own. */
function markFor(payload: string): string {
  const lines = new Set(payload.split('\n'));
  let mark = 'PAYLOAD';
  for (let count = 2; lines.has(mark); count++) mark = `PAYLOAD_${count}`;
  return mark;
}

import { limits } from '../../server/src/catalog/movable-ink/endpoint.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';
import { element } from './elements.ts';

/** A request must stay below. */
const MOST_BYTES = limits.requestBytes.value;

/** What Braze sends beside the payload, and how large it is. */
export class RequestTab {
  private shown = '';

  constructor(private readonly root: HTMLElement) {}

  show({ request: { method, url, headers }, rendering, status }: RenderResult): void {
    const bytes = new TextEncoder().encode(rendering).length;
    const rows: readonly (readonly [string, string])[] = [
      ['Method', method],
      ['Address', url],
      ...headers.map(({ name, value }) => [name, value] as const),
      ['Size of the body', sizeInWords(bytes)],
      [
        'Sent',
        status === 'valid'
          ? 'Yes, in this case'
          : status === 'aborted'
            ? 'No, the body stops the message'
            : 'No valid JSON',
      ],
    ];
    const key = JSON.stringify(rows);
    if (key === this.shown) return;
    this.shown = key;
    const list = element('dl', 'request');
    for (const [name, value] of rows) list.append(element('dt', '', visible(name)), element('dd', '', visible(value)));
    this.root.replaceChildren(list);
  }
}

function sizeInWords(bytes: number): string {
  const most = `Movable Ink accepts less than ${MOST_BYTES.toLocaleString('en')} bytes`;
  const size = `${bytes.toLocaleString('en')} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < MOST_BYTES ? `${size} (${most})` : `${size}: too large (${most})`;
}

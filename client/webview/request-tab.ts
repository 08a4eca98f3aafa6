import { limits } from '../../server/src/catalog/movable-ink/endpoint.ts';
import type { RenderResult } from '../../server/src/service/protocol.ts';
import { visible } from '../../server/src/service/visible.ts';
import { element } from './elements.ts';
import * as l10n from './l10n.ts';

/** A request must stay below. */
const MOST_BYTES = limits.requestBytes.value;

/** What Braze sends beside the payload, and how large it is. */
export class RequestTab {
  private shown = '';

  constructor(private readonly root: HTMLElement) {}

  show({ request: { method, url, headers }, rendering, status, isEmpty }: RenderResult): void {
    const bytes = new TextEncoder().encode(rendering).length;
    const rows: readonly (readonly [string, string])[] = [
      [l10n.t('Method'), method],
      [l10n.t('Address'), url],
      ...headers.map(({ name, value }) => [name, value] as const),
      [l10n.t('Size of the body'), sizeInWords(bytes)],
      [l10n.t('Sent'), isEmpty ? l10n.t('Nothing yet') : sentWords(status)],
    ];
    const key = JSON.stringify(rows);
    if (key === this.shown) return;
    this.shown = key;
    const list = element('dl', 'request');
    for (const [name, value] of rows) list.append(element('dt', '', visible(name)), element('dd', '', visible(value)));
    this.root.replaceChildren(list);
  }
}

function sentWords(status: RenderResult['status']): string {
  if (status === 'valid') return l10n.t('Yes, in this case');
  return status === 'aborted' ? l10n.t('No, the body stops the message') : l10n.t('No valid JSON');
}

function sizeInWords(bytes: number): string {
  const size = bytes === 1 ? l10n.t('1 byte') : l10n.t('{0} bytes', bytes.toLocaleString('en'));
  const most = MOST_BYTES.toLocaleString('en');
  return bytes < MOST_BYTES
    ? l10n.t('{0} (Movable Ink accepts less than {1} bytes)', size, most)
    : l10n.t('{0}: too large (Movable Ink accepts less than {1} bytes)', size, most);
}

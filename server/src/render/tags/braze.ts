import { print } from '../../semantics/print.ts';
import { renderCatalogItems, renderCatalogSelection } from './catalogs.ts';
import { renderConnectedContent } from './connected-content.ts';
import { argumentsOf, quotedArgument } from './raw-arguments.ts';
import type { BlockCall, RenderTag, TagCall } from './tag.ts';

/** Braze's own tags. They send no requests: the data is in the sample user, and a note says what it lacks. */
export const brazeTags: readonly (readonly [string, RenderTag])[] = [
  ['abort_message', renderAbort],
  ['connected_content', renderConnectedContent],
  ['catalog_items', renderCatalogItems],
  ['catalog_selection_items', renderCatalogSelection],
  ['promotion', renderPromotion],
  ['message_extras', () => {}],
  ['random', renderRandom],
];

function renderAbort(call: TagCall): void {
  call.run.end('aborted', quotedArgument(call) || '{% abort_message %} called');
}

function renderPromotion(call: TagCall): void {
  const { run, tag, printer } = call;
  const list = quotedArgument(call);
  const code = run.sampleUser.promotions.get(list);
  if (code === undefined) run.noteMissing(tag, ['promotions', list], `no code for the promotion list \`${list}\``);
  else printer.print(print(code), tag);
}

/** A preview must not change by itself. */
function renderRandom(call: TagCall): void {
  const count = Number.parseInt(argumentsOf(call), 10);
  call.printer.print(Number.isNaN(count) ? '0.5' : '0', call.tag);
  call.run.note(call.tag, '`random` prints a different number each time. The preview always prints this one.');
}

/** The default text is between the tags; the preview does not know other languages. */
export function renderTranslation({ branches, run, printer }: BlockCall): void {
  for (const branch of branches) run.render(branch.nodes, printer);
}

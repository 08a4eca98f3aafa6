import { nodesOf } from '../../server/src/template/nodes.ts';
import { read } from '../../server/src/template/read.ts';
import type { Output, Template } from '../../server/src/template/tree.ts';
import { END_MARK, FIRST_MARK } from './body-tree.ts';

/** A body in which each output prints marks around what it prints. */
export interface Marked {
  readonly template: Template;
  /** In the order of their numbers, as they stand in the body without marks. */
  readonly outputs: readonly Output[];
}

const MOST_OUTPUTS = END_MARK - FIRST_MARK;

export function markOutputs({ source, ...template }: Template): Marked {
  const outputs = nodesOf({ source, ...template })
    .filter((node) => node.type === 'output')
    .filter(({ start, closed }) => closed && source.startsWith('{{', start))
    .slice(0, MOST_OUTPUTS);
  let body = '';
  let at = 0;
  for (const [number, output] of outputs.entries()) {
    body += source.slice(at, output.start) + marked(source.slice(output.start, output.end), output, number);
    at = output.end;
  }
  return { template: read(body + source.slice(at)), outputs };
}

/** The marks take the white space in place of the output. */
function marked(text: string, { trims }: Output, number: number): string {
  const code = text.slice(trims.before ? 3 : 2, text.length - (trims.after ? 3 : 2));
  const before = `{{${trims.before ? '-' : ''} '${String.fromCharCode(FIRST_MARK + number)}' }}`;
  const after = `{{ '${String.fromCharCode(END_MARK)}' ${trims.after ? '-' : ''}}}`;
  return `${before}{{${code}}}${after}`;
}

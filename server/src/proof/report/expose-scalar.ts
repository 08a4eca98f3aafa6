import type { ScalarNode, Text, TextHole } from '../payload-tree.ts';
import { type Content, partsOf } from '../reader/content.ts';
import type { Hole, PartialScalar } from '../reader/partial-node.ts';
import { type CaseContext, DiagramCase } from '../solve/case.ts';
import { ExposedHole } from './expose-hole.ts';

/** Tells who looks at its characters. */
export class ExposedScalar implements ScalarNode {
  readonly type = 'scalar';
  readonly kind: ScalarNode['kind'];
  readonly start: number;
  readonly end: number;
  private readonly known: Text;

  constructor(
    { kind, content, start, end }: PartialScalar,
    private readonly context: CaseContext,
  ) {
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.known = exposeText(content, context);
  }

  get text(): Text {
    this.context.reads.lookAt(this.start);
    return this.known;
  }

  get outline(): Text {
    return this.known?.map(({ parts, when }) => ({
      parts: parts.map((part) => (typeof part === 'string' ? '' : part)),
      when,
    }));
  }
}

export function exposeText(content: Content, context: CaseContext): Text {
  return content?.map(({ parts, when }) => ({
    parts: partsOf(parts).map((part) => (typeof part === 'string' ? part : exposeHole(part, context))),
    when: DiagramCase.of(when, context),
  }));
}

function exposeHole(hole: Hole, context: CaseContext): TextHole {
  context.conditions.meter.work.exposedParts++;
  return new ExposedHole(hole, context);
}

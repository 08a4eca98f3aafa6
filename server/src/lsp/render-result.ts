import type { Layout } from '../blocks/layout.ts';
import type { Config } from '../config/config.ts';
import type { Note, Piece, Rendering } from '../render/rendering.ts';
import type { SampleUser } from '../samples/sample-user.ts';
import { type Judgement, judgeRendering } from '../service/judge-rendering.ts';
import { requestView } from '../service/panel/request-view.ts';
import { untakenBranches } from '../service/panel/untaken.ts';
import { type BlankOutput, blankOutputs } from '../service/panel/why-blank.ts';
import { previewRendering } from '../service/preview.ts';
import type { RenderResult, SampleUserEntry } from '../service/protocol.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import type { Checked } from './checks.ts';

interface RenderedFor {
  readonly uri: string;
  readonly entry: SampleUserEntry;
  /** The body with its Content Blocks in place; absent where only what was rendered counts. */
  readonly template: Template | undefined;
  /** What the sample user lacks of what the body reads. */
  readonly lacked: readonly Note[];
  readonly layout: Layout;
  readonly sampleUser: SampleUser;
  readonly config: Config;
  /** As far as the body has been checked by now. */
  readonly checked: Checked | undefined;
  /** Whether anybody asks what Movable Ink would say. */
  readonly isJudged: boolean;
}

/** What a preview shows of a rendering. */
export function renderResult(printed: Rendering, renderedFor: RenderedFor): RenderResult {
  const { uri, entry, template, lacked, layout, sampleUser, config, checked, isJudged } = renderedFor;
  const told = template === undefined ? NOTHING_TOLD : tellMore(template, sampleUser, printed, layout);
  const rendering = inBody({ ...printed, notes: [...printed.notes, ...lacked] }, layout);
  const judged = isJudged
    ? judgeRendering(rendering, { sampleUser, config, inBody: checked?.findings ?? [] })
    : NOT_JUDGED;
  const verdict = checked?.body?.proof.verdict;
  return {
    uri,
    sampleUser: entry,
    rendering: rendering.text,
    pieces: rendering.pieces,
    notes: rendering.notes,
    isEvent: judged.isEvent,
    findings: judged.findings,
    request: requestView(config.settings.request),
    untaken: told.untaken,
    blanks: told.blanks,
    ...previewRendering(rendering),
    ...(verdict === undefined ? {} : { verdict }),
  };
}

interface Told {
  readonly untaken: readonly Span[];
  readonly blanks: readonly BlankOutput[];
}

const NOT_JUDGED: Judgement = { isEvent: false, findings: [] };

const NOTHING_TOLD: Told = { untaken: [], blanks: [] };

/** What only the tree of a body tells about its rendering. Places within a Content Block are left out. */
function tellMore(template: Template, sampleUser: SampleUser, { blank, taken }: Rendering, layout: Layout): Told {
  const untaken = untakenBranches(template, new Set(taken));
  const blanks = blankOutputs({ template, sampleUser, blank, untaken });
  const ownOf = <Part extends Span>(parts: readonly Part[]) =>
    parts.flatMap((part) => {
      const { block, start, end } = layout.placeOf(part);
      return block === undefined ? [{ ...part, start, end }] : [];
    });
  return { untaken: ownOf(untaken), blanks: ownOf(blanks) };
}

/** With the places of the body: what a Content Block prints leads to the output that prints the block, and to the file of the block. */
function inBody(rendering: Rendering, layout: Layout): Rendering {
  if (layout.isPlain) return rendering;
  return {
    ...rendering,
    pieces: rendering.pieces.map((piece) => placed(piece, layout)),
    notes: rendering.notes.map((note) => {
      const { site, start, end } = layout.placeOf(note);
      return { ...note, ...(site ?? { start, end }) };
    }),
  };
}

function placed(piece: Piece, layout: Layout): Piece {
  const { site, block, start, end } = layout.placeOf(piece.source);
  if (site === undefined || block === undefined) return { ...piece, source: { start, end } };
  // What a sample user answers for a block has no file.
  return { ...piece, source: site, ...(block.place !== '' && { inFile: { file: block.place, start, end } }) };
}

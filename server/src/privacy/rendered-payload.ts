import { personalData } from '../catalog/personal-data.ts';
import type { PersonalData } from '../catalog/types.ts';
import { isJsonProblem, parseJsonTree } from '../semantics/json.ts';
import type { Span } from '../template/span.ts';
import { findInJson } from './in-json.ts';
import { TextScanner } from './in-text.ts';

/** Personal data in what a body renders to. Offsets into the rendering. */
export interface RenderedData extends Span {
  readonly kind: PersonalData;
  /** "an e-mail address" */
  readonly words: string;
}

/** What must not be in a payload that is shared as a sample. A rendering that is not JSON is read as text. */
export function checkRenderedPayload(rendering: string): RenderedData[] {
  const root = parseJsonTree(rendering);
  const found = isJsonProblem(root) ? new TextScanner().scan(rendering, 0) : findInJson(root, rendering);
  return found.map(({ start, end, kind }) => ({ start, end, kind, words: personalData[kind].words }));
}

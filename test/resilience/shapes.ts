import { branchShapes, comparisonShapes } from './shapes/branches.ts';
import { dataShapes } from './shapes/data.ts';
import { filterShapes } from './shapes/filters.ts';
import { loopShapes, rangeShapes } from './shapes/loops.ts';
import { mixedShapes } from './shapes/mixed.ts';
import { outputShapes } from './shapes/outputs.ts';
import { payloadShapes, privacyShapes } from './shapes/payloads.ts';
import { runShapes } from './shapes/runs.ts';
import type { Shape } from './shapes/shape.ts';
import { blankShapes, mistakeShapes, syntaxShapes } from './shapes/syntax.ts';
import { tagShapes } from './shapes/tags.ts';
import { textShapes } from './shapes/texts.ts';
import { captureShapes, variableShapes } from './shapes/variables.ts';

/** Bodies of every kind, by size: ordinary ones, and those that are made to cost more than they are long. */
export const shapes: readonly Shape[] = [
  ...outputShapes,
  ...branchShapes,
  ...comparisonShapes,
  ...variableShapes,
  ...captureShapes,
  ...loopShapes,
  ...rangeShapes,
  ...filterShapes,
  ...payloadShapes,
  ...privacyShapes,
  ...syntaxShapes,
  ...mistakeShapes,
  ...blankShapes,
  ...tagShapes,
  ...textShapes,
  ...dataShapes,
  ...mixedShapes,
  ...runShapes,
];

import { internalError, type LiquidError } from '../errors.ts';
import { isJsonProblem, parseJsonTree, valueOfJson } from '../json.ts';
import { toText } from '../print.ts';
import type { Value } from '../values.ts';
import { writeJson } from '../write-json.ts';
import { type FilterTable, plain } from './filter.ts';

export const jsonFilters: FilterTable = {
  json_escape: plain((input) => (writeJson(toText(input)) ?? '').slice(1, -1)),
  as_json_string: plain((input) => writeJson(input) ?? internalError),
  json_parse: plain((input) => parse(toText(input))),
};

function parse(text: string): Value | LiquidError {
  const tree = parseJsonTree(text);
  return isJsonProblem(tree) ? internalError : valueOfJson(tree, text);
}

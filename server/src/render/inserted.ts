import { isArray, isHash, type Value } from '../semantics/values.ts';
import { read } from '../template/read.ts';
import { Printer } from './printer.ts';
import type { RenderRun } from './run.ts';

/** Renders Liquid from the sample user, with the variables of the body. `owner` is its name in errors. */
export function renderInserted(source: string, run: RenderRun, owner: string): string {
  const printer = new Printer(run.limits.output);
  run.renderTemplate(read(source), printer, owner);
  return printer.buffer;
}

/** `:rerender`: the Liquid in the strings of a response is rendered too, but not in what that loads. */
export function rerender(answer: Value, run: RenderRun, owner: string): Value {
  if (run.isRerendering) return answer;
  run.isRerendering = true;
  const rendered = rerenderTexts(answer, run, owner);
  run.isRerendering = false;
  return rendered;
}

function rerenderTexts(value: Value, run: RenderRun, owner: string): Value {
  if (typeof value === 'string') return /\{[{%]|\$\{/.test(value) ? renderInserted(value, run, owner) : value;
  if (isArray(value)) return value.map((item) => rerenderTexts(item, run, owner));
  return isHash(value) ? new Map(Array.from(value, ([key, item]) => [key, rerenderTexts(item, run, owner)])) : value;
}

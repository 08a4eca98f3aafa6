import type { SampleUser } from '../samples/sample-user.ts';
import type { Template } from '../template/tree.ts';
import { globalsOf } from './attributes.ts';
import { compile } from './compile.ts';
import { defaultLimits } from './limits.ts';
import { Printer } from './printer.ts';
import type { Rendering } from './rendering.ts';
import { RenderRun } from './run.ts';

/** A rendering without the places that it came from. */
export interface QuickRendering extends Pick<Rendering, 'status' | 'reason' | 'text'> {
  /** For each arm of the body, 1 if it was taken. */
  readonly arms: Uint8Array;
}

/** What `renderBody` gives, for those who render a body a million times. */
export function renderQuickly(template: Template, sampleUser: SampleUser): QuickRendering {
  const compiled = compile(template);
  const arms = new Uint8Array('rejected' in compiled ? 0 : compiled.arms.length);
  const run = new RenderRun(sampleUser, defaultLimits, globalsOf(sampleUser), compile, arms);
  const printer = new Printer(defaultLimits.output, undefined, false);
  try {
    run.renderTemplate(template, printer, 'the body');
  } catch (thrown) {
    run.end('failed', `Stopped: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  const { stop } = run;
  return { status: stop?.status ?? 'rendered', ...(stop && { reason: stop.reason }), text: printer.buffer, arms };
}

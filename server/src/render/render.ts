import type { SampleUser } from '../samples/sample-user.ts';
import type { Value } from '../semantics/values.ts';
import type { Template } from '../template/tree.ts';
import { globalsOf } from './attributes.ts';
import { compile } from './compile.ts';
import { defaultLimits, type RenderLimits } from './limits.ts';
import { Printer } from './printer.ts';
import type { Rendering } from './rendering.ts';
import { RenderRun } from './run.ts';

/** Renders a body for a sample user, as Braze would. Synchronous; never throws; the same input always gives the same rendering. */
export function renderBody(
  template: Template,
  sampleUser: SampleUser,
  limits: RenderLimits = defaultLimits,
): Rendering {
  return renderWith(template, sampleUser, globalsOf(sampleUser), limits);
}

/** The same with other variables than a body has in Braze. */
export function renderWith(
  template: Template,
  sampleUser: SampleUser,
  globals: Record<string, Value>,
  limits: RenderLimits = defaultLimits,
): Rendering {
  const run = new RenderRun(sampleUser, limits, globals, compile);
  const printer = new Printer(limits.output);
  try {
    run.renderTemplate(template, printer, 'the body');
  } catch (thrown) {
    // Each node contains what it throws; this is for what no node has foreseen, such as too deep a recursion.
    run.end('failed', `Stopped: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  const { stop, notes, blank, taken } = run;
  return {
    status: stop?.status ?? 'rendered',
    ...(stop && { reason: stop.reason }),
    text: printer.buffer,
    pieces: printer.pieces,
    blank: [...blank],
    taken: [...taken],
    notes,
  };
}

import type { TrialTools } from './try-fix.ts';

/** About as long as rendering one UTF-16 unit takes: what reading and proving one of a body takes. */
const CHECKED_UNIT = 40;

/**
 * What may be done to show and to try what is found in one body, in UTF-16 units of rendering: a long body with many findings would take hours, most
 * of it for nobody to read. Counted, so that the same body always gets the same report.
 */
export class Allowance {
  constructor(private left: number) {}

  /** What has begun is done to its end, and nothing more begins. */
  get isUsedUp(): boolean {
    return this.left <= 0;
  }

  check(units: number): void {
    this.left -= CHECKED_UNIT * units;
  }

  render(units: number): void {
    this.left -= units;
  }
}

type Renders = TrialTools['renderer'];

/** A renderer that pays for the bodies that it renders. */
export function paidRenderer(renderer: Renders, allowance: Allowance): Renders {
  return {
    render: (request, signal) => {
      allowance.render(request.body.length);
      return renderer.render(request, signal);
    },
  };
}

/** Tools that pay for what they do, and with which nothing more is tried once that is used up. */
export function paidTools(tools: TrialTools, allowance: Allowance): TrialTools {
  return {
    ...tools,
    allowance,
    renderer: paidRenderer(tools.renderer, allowance),
    check: (text) => {
      allowance.check(text.length);
      return tools.check(text);
    },
  };
}

import type { Renderer } from '../render/rendering.ts';
import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';
import { applySafeFixes, type FixOf, safeFixes } from '../service/apply-fixes.ts';
import { type CheckedBody, checkBody } from '../service/check-body.ts';
import { FixTrials } from '../service/trial/fix-trials.ts';
import { keptTogether } from '../service/trial/keep-together.ts';
import type { Trial, TrialTools } from '../service/trial/try-fix.ts';
import type { Checked, Checks } from './checks.ts';

/** UTF-16 units. In a longer body the menu would not open at once: there all safe fixes are applied where somebody asks for that alone. */
const LONGEST = 20_000;

/** A sample user's fixes touch nothing that is rendered for others. */
const untried: Trial = { isOffered: true, alsoFixed: 0 };

/** Tries fixes when somebody asks for them, a check or a rendering at a time. */
export class Trials {
  private readonly known = new FixTrials();
  /** Those in Content Blocks that fit all bodies. */
  private readonly fitting = new WeakSet<Fix>();
  private readonly together = new WeakMap<Checked, readonly Edit[]>();

  constructor(
    private readonly checks: Checks,
    private readonly renderer: Renderer,
    private readonly log: (message: string) => void,
  ) {}

  /** `undefined` once nobody waits for it. Why a fix is not offered is told in the log. */
  async of(finding: Finding, fix: Fix, checked: Checked, goesOn: () => Promise<boolean>): Promise<Trial | undefined> {
    const { body } = checked;
    if (body === undefined) return this.inBodies(finding, fix, checked, goesOn);
    const isNew = this.knownOf(fix) === undefined;
    const trial = await this.known.of(finding, fix, body, this.tools(checked, goesOn));
    if (isNew && trial?.isOffered === false)
      this.log(`"${fix.title}" for ${finding.code} at offset ${finding.start} is not offered: it ${trial.reason}.`);
    return trial;
  }

  /** A fix in a Content Block is tried on all open bodies that print it, also where it has nothing to fix. */
  private async inBodies(
    finding: Finding,
    fix: Fix,
    checked: Checked,
    goesOn: () => Promise<boolean>,
  ): Promise<Trial | undefined> {
    const found = checked.origins?.get(finding);
    if (found === undefined || this.fitting.has(fix)) return untried;
    for (const { body } of checked.printed?.bodies ?? []) {
      const there = found.find((one) => one.body === body)?.finding;
      const edits = body.layout.everywhere(checked.document.uri, fix.edits);
      const own = there === undefined ? { ...fix, edits } : there.fixes.find(({ title }) => title === fix.title);
      if (own === undefined)
        return { isOffered: false, reason: 'does not fit all bodies that print the Content Block' };
      if (edits.length === 0) continue;
      const trial = await this.known.of(there, own, body, this.tools(checked, goesOn, body));
      if (!trial?.isOffered) return trial;
    }
    this.fitting.add(fix);
    return untried;
  }

  knownOf(fix: Fix): Trial | undefined {
    return this.known.knownOf(fix);
  }

  /** The edits of the safe fixes that can be applied at once. */
  async safeEdits(checked: Checked, goesOn: () => Promise<boolean>): Promise<readonly Edit[]> {
    const known = this.together.get(checked);
    if (known !== undefined) return known;
    if (checked.document.getText().length > LONGEST) return [];
    const kept = await this.kept(safeFixes(checked.findings), checked, checked.body, goesOn);
    const edits = kept.flatMap(({ fix }) => fix.edits);
    if (await goesOn()) this.together.set(checked, edits);
    return edits;
  }

  /** The text with all safe fixes applied, over and over. */
  async fixAll(checked: Checked, goesOn: () => Promise<boolean>): Promise<string> {
    let body: CheckedBody | undefined;
    const check = async (text: string) => {
      if (!(await goesOn())) return undefined;
      const again = await this.checks.again(checked, text);
      body = again.body;
      return again.findings;
    };
    const kept = (fixes: readonly FixOf[]) => this.kept(fixes, checked, body, goesOn);
    return (await applySafeFixes(checked.document.getText(), check, kept)).text;
  }

  /** @param origin the body in which a fix of a Content Block is tried, with the block in place. */
  tools(checked: Checked, goesOn: () => Promise<boolean>, origin?: CheckedBody): TrialTools {
    const check = async (text: string) => {
      if (origin !== undefined) return checkBody(text, { config: origin.config });
      const { body } = await this.checks.again(checked, text);
      if (body === undefined) throw new Error('The document is no body.');
      return body;
    };
    return { check, renderer: this.renderer, goesOn };
  }

  private async kept(
    fixes: readonly FixOf[],
    checked: Checked,
    body: CheckedBody | undefined,
    goesOn: () => Promise<boolean>,
  ): Promise<readonly FixOf[]> {
    if (body !== undefined) return keptTogether(fixes, body, this.tools(checked, goesOn));
    const kept: FixOf[] = [];
    for (const one of fixes)
      if ((await this.inBodies(one.finding, one.fix, checked, goesOn))?.isOffered) kept.push(one);
    return kept;
  }
}

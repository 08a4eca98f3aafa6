import { makeAlwaysValid } from '../../../server/src/service/always-valid.ts';
import { applySafeFixes, type FixOf } from '../../../server/src/service/apply-fixes.ts';
import { type CheckedBody, checkBody } from '../../../server/src/service/check-body.ts';
import { confirmCases } from '../../../server/src/service/confirm-cases.ts';
import { reportBody } from '../../../server/src/service/make-report.ts';
import { Allowance, paidTools } from '../../../server/src/service/trial/allowance.ts';
import { tryFixes } from '../../../server/src/service/trial/fix-trials.ts';
import { keptTogether } from '../../../server/src/service/trial/keep-together.ts';
import type { TrialTools } from '../../../server/src/service/trial/try-fix.ts';
import { renderer } from '../../check.ts';
import type { Cost } from '../cost.ts';

const tools: TrialTools = { check: async (text) => checkBody(text), renderer, goesOn: async () => true };

/** What `check --format json` does for one body. */
async function report(body: string): Promise<void> {
  const checked = checkBody(body);
  const confirmed = await confirmCases(checked, renderer);
  const fixes = await tryFixes(checked, tools);
  JSON.stringify(reportBody('cost.webhook.liquid', body, checked, checked.findings, confirmed, fixes));
}

/** What `check --fix` does for one body. */
async function fix(body: string): Promise<void> {
  const paid = paidTools(tools, new Allowance(50_000_000));
  let checked: CheckedBody | undefined;
  const check = async (text: string) => {
    checked = checkBody(text);
    return checked.findings;
  };
  const kept = async (fixes: readonly FixOf[]) => (checked === undefined ? [] : keptTogether(fixes, checked, paid));
  await applySafeFixes(body, check, kept);
}

async function costOf(body: string, answer: (body: string) => Promise<void>): Promise<Cost> {
  const { user, system } = process.cpuUsage();
  await answer(body);
  const spent = process.cpuUsage({ user, system });
  return { steps: 0, time: (spent.user + spent.system) / 1000, thrown: [] };
}

/** What a body costs besides a check. */
export const answers = {
  report: (body: string) => costOf(body, report),
  fix: (body: string) => costOf(body, fix),
  valid: (body: string) => costOf(body, async (text) => void (await makeAlwaysValid(text, tools))),
};

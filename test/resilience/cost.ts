import { textDocument } from '../../server/src/files/text-document.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { decisionsOf } from '../../server/src/service/decisions.ts';
import { reportBody } from '../../server/src/service/make-report.ts';
import { placesIn, verdictInWords } from '../../server/src/service/verdict.ts';

export interface Cost {
  /** Counted by the check itself: the same on every machine. */
  readonly steps: number;
  /** Milliseconds of the processor, of this machine at this moment. */
  readonly time: number;
  /** Rules that have thrown, each with what it threw. */
  readonly thrown: readonly string[];
}

/** What a check costs with all that editor and reports show of it: findings, the places that decide their cases, the verdict in words. */
export function costOf(body: string): Cost {
  const thrown: string[] = [];
  const { user, system } = process.cpuUsage();
  const checked = checkBody(body, { onRuleFailure: (code, error) => thrown.push(`${code}: ${String(error)}`) });
  for (const { when } of checked.findings) decisionsOf(when, body);
  reportBody('cost.webhook.liquid', body, checked, checked.findings);
  verdictInWords(checked.proof, placesIn(checked.layout, textDocument(body)));
  const spent = process.cpuUsage({ user, system });
  return { steps: checked.proof.meter.spent, time: (spent.user + spent.system) / 1000, thrown };
}

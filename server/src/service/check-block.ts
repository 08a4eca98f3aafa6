import { type ContentBlock, isBlockName, isTooLarge } from '../blocks/content-block.ts';
import { isOpenFrontMatter } from '../blocks/front-matter.ts';
import { configure, defaultConfig } from '../config/config.ts';
import { emptyProof } from '../proof/report/empty-proof.ts';
import { Analysis } from '../rules/engine/analysis.ts';
import { withoutExplained } from '../rules/engine/explained.ts';
import type { Finding } from '../rules/engine/finding.ts';
import type { Rule } from '../rules/engine/rule.ts';
import { runRules } from '../rules/engine/run.ts';
import { rules } from '../rules/index.ts';
import { read } from '../template/read.ts';
import type { CheckOptions } from './check-body.ts';
import { harmlessFindings } from './harmless-findings.ts';

/** What a block sets may be read behind it, and what it reads may be set before it. */
const NEED_THE_BODY: ReadonlySet<string> = new Set(['undefined-variable', 'unused-variable', 'unused-disable']);
const OF_PRIVACY: ReadonlySet<string> = new Set(['pii-in-literal', 'secret-in-file']);

const ofFragments: readonly Rule[] = rules.filter(
  ({ code, group }) => OF_PRIVACY.has(code) || (group === 'liquid' && !NEED_THE_BODY.has(code)),
);

/** Checks the file of a Content Block by itself: its Liquid, and what Braze asks of a block. Spans are offsets into the file. */
export function checkBlock(block: ContentBlock, options: CheckOptions = {}): readonly Finding[] {
  const { config = defaultConfig, onRuleFailure = () => {} } = options;
  // The front matter as white space, so that all places are those of the file.
  const template = read(block.text.slice(0, block.start).replace(/[^\r\n]/g, ' ') + block.text.slice(block.start));
  const analysis = new Analysis(template, emptyProof(), config.settings);
  const found = runRules(analysis, onRuleFailure, ofFragments);
  const all = withoutExplained(configure([...ofFile(block), ...found], config));
  return all.length === 0 ? all : harmlessFindings(all, analysis.hidden());
}

function ofFile(block: ContentBlock): Finding[] {
  const { name, declaredName } = block;
  const problems: string[] = [];
  if (isTooLarge(block))
    problems.push('This Content Block has more than 50 KB, which Braze does not accept. Shorten it, or split it.');
  if (!isBlockName(name))
    problems.push(
      `\`${name}\` is not a valid name for a Content Block: use letters, digits, \`-\` and \`_\`, at most 100. Rename the file.`,
    );
  if (isOpenFrontMatter(block))
    problems.push('The front matter is not closed, so Braze would print it. End it with a line `---`.');
  if (declaredName !== undefined && declaredName !== name)
    problems.push(
      `The front matter calls this Content Block \`${declaredName}\`, but its file is named \`${name}\`. Make both the same.`,
    );
  const common = { code: 'unusable-content-block', severity: 'error', start: 0, end: firstLine(block.text) } as const;
  return problems.map((message) => ({ ...common, message, related: [], fixes: [] }));
}

function firstLine(text: string): number {
  return Math.max(0, text.search(/\r?\n|$/));
}

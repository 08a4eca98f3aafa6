import type { Example, Rule } from './rule.ts';

const HEADER = '<!-- Made by scripts/generate.mjs from the rule itself. -->';

/** The page `docs/rules/<code>.md` of a rule. */
export function rulePage(rule: Rule): string {
  const { code, title, group, severity, documentation } = rule;
  const language = documentation.examplesAre === 'sample-users' ? 'json' : 'liquid';
  return [
    HEADER,
    `# ${title} (\`${code}\`)`,
    `Group *${group}*, by default of severity *${severity}*.`,
    documentation.what,
    '## Why it matters',
    documentation.why,
    '## What to do',
    documentation.do,
    '## Found',
    ...documentation.bad.map((example) => bad(example, language)),
    '## Not found',
    ...documentation.good.map(({ caption, body }) => `${caption}:\n\n${block(body, language)}`),
    '## Turn it off',
    `For one workspace, in \`mi-webhook.config.json\`: \`"rules": { "${code}": "off" }\`.`,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function bad({ caption, body, at, fixed }: Example, language: string): string {
  const where = at === undefined ? '' : `\n\nThe finding lies on \`${at}\`.`;
  const mended = fixed === undefined ? '' : `\n\nAfter the fix:\n\n${block(fixed, language)}`;
  return `${caption}:\n\n${block(body, language)}${where}${mended}`;
}

function block(body: string, language: string): string {
  return `\`\`\`${language}\n${body}\n\`\`\``;
}

/** The table of all rules, for `docs/rules/README.md` and the project's README; `base` leads to the pages. */
export function rulesTable(rules: readonly Rule[], base: string): string {
  const rows = rules.map(
    ({ code, title, group, severity }) => `| [\`${code}\`](${base}${code}.md) | ${title} | ${group} | ${severity} |`,
  );
  return ['| code | finds | group | severity |', '|---|---|---|---|', ...rows].join('\n');
}

export function rulesIndexPage(rules: readonly Rule[]): string {
  return `${HEADER}\n\n# Rules\n\n${rulesTable(rules, '')}\n`;
}

/** The JSON Schema of `mi-webhook.config.json`. */
export function configSchema(rules: readonly Rule[]): object {
  const severity = (rule: Rule) => ({
    description: `${rule.title}. By default: ${rule.severity}.`,
    enum: ['error', 'warning', 'information', 'hint', 'off'],
    default: rule.severity,
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'mi-webhook configuration',
    description: 'Settings of a workspace for the editor and the command line alike.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'How severe the findings of a rule are, or `off`.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.code, severity(rule)])),
      },
    },
  };
}

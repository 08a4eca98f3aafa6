import type { Example, Rule } from '../rules/engine/rule.ts';

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
    ...(documentation.bad.length > 0 ? ['## Found', ...documentation.bad.map((one) => bad(one, language))] : []),
    '## Not found',
    ...documentation.good.map(({ caption, body }) => `${caption}:\n\n${block(body, language)}`),
    ...optionsOf(rule),
    '## Turn it off',
    `For one workspace, in \`mi-webhook.config.json\`: \`"rules": { "${code}": "off" }\`, and under \`overrides\` for some of its files. For one line of a body, on the line before it: \`{% comment %} mi-webhook-disable-next-line ${code} -- why {% endcomment %}\`. [Configuration](../configuration.md) tells more.`,
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

function optionsOf({ code, options = [] }: Rule): string[] {
  if (options.length === 0) return [];
  const rows = options.map(
    ({ name, description, default: usual }) => `- \`${name}\`: ${description} By default ${usual}.`,
  );
  const [first] = options;
  const example = `"rules": { "${code}": { "${first?.name}": ${first?.default} } }`;
  return ['## Options', `In \`mi-webhook.config.json\`: \`${example}\`.`, rows.join('\n')];
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

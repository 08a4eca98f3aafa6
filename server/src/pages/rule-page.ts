import type { Documentation, Example, Rule } from '../rules/engine/rule.ts';

/** The page `docs/rules/<code>.md` of a rule: what, why, what to do, an example and how to write it instead. Other examples come last. */
export function rulePage(rule: Rule): string {
  const { code, title, group, severity, documentation } = rule;
  const language = documentation.examplesAre === 'sample-users' ? 'json' : 'liquid';
  const [bad, ...moreBad] = documentation.bad.map((one) => reported(one, language));
  const [good, ...moreGood] = documentation.good.map((one) => accepted(one, language));
  return [
    `# ${title} (\`${code}\`)`,
    documentation.what,
    `Group: *${group}*. Default severity: *${severity}*.`,
    '## Why it matters',
    documentation.why,
    '## What to do',
    documentation.do,
    ...blocksOf(documentation),
    ...(bad === undefined ? [] : ['## Reported', bad]),
    ...(good === undefined ? [] : ['## Not reported', good]),
    ...optionsOf(rule),
    '## Turn it off',
    `For a workspace, in \`mi-webhook.config.json\`: \`"rules": { "${code}": "off" }\`, or under \`overrides\` for some files. For one line of a body, with a comment on the line before it: \`{% comment %} mi-webhook-disable-next-line ${code} -- why {% endcomment %}\`. See [Configuration](../configuration.md).`,
    ...(moreBad.length > 0 ? ['## More examples: reported', ...moreBad] : []),
    ...(moreGood.length > 0 ? ['## More examples: not reported', ...moreGood] : []),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function blocksOf({ blocks = {} }: Documentation): string[] {
  const files = Object.entries(blocks).map(
    ([name, text]) => `\`content_blocks/${name}.liquid\`:\n\n${block(text, 'liquid')}`,
  );
  return files.length === 0 ? [] : ['## The Content Blocks of the examples', ...files];
}

function accepted({ caption, body }: Example, language: string): string {
  return `${caption}:\n\n${block(body, language)}`;
}

function reported({ caption, body, at, fixed }: Example, language: string): string {
  const where = at === undefined ? '' : `\n\nReported at ${at === '' ? 'the end of the body' : `\`${at}\``}.`;
  const after = fixed === undefined ? '' : `\n\nAfter the fix:\n\n${block(fixed, language)}`;
  return `${caption}:\n\n${block(body, language)}${where}${after}`;
}

function optionsOf({ code, options = [] }: Rule): string[] {
  if (options.length === 0) return [];
  const rows = options.map(
    ({ name, description, default: usual }) => `- \`${name}\`: ${description} Default: ${usual}.`,
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
  return ['| Rule | Reports | Group | Severity |', '|---|---|---|---|', ...rows].join('\n');
}

export function rulesIndexPage(rules: readonly Rule[]): string {
  return `# Rules\n\n${rulesTable(rules, '')}\n`;
}

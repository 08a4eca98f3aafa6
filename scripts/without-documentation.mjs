// For esbuild: leaves the documentation of the rules out of a bundle. It is a tenth of the server, and only the pages and the tests read it:
// the product links to the pages. What only the documentation uses is then left out as well.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const RULES = /[\\/]server[\\/]src[\\/]rules[\\/][a-z-]+\.ts$/;

/** The source of a rule without its `documentation`. Throws where there is none, so that no rule is shipped with it by a change of form. */
export function withoutDocumentation(source, file) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest);
  const rule = tree.statements.find(ts.isExportAssignment)?.expression;
  const [made] = rule !== undefined && ts.isCallExpression(rule) ? rule.arguments : [];
  const members = made !== undefined && ts.isObjectLiteralExpression(made) ? made.properties : [];
  const documentation = members.find(({ name }) => name?.getText(tree) === 'documentation');
  if (documentation === undefined) throw new Error(`${file} does not export a rule with its \`documentation\``);
  return `${source.slice(0, documentation.pos)} documentation: undefined${source.slice(documentation.end)}`;
}

export const leaveOutDocumentation = {
  name: 'leave out the documentation of rules',
  setup: ({ onLoad }) =>
    onLoad({ filter: RULES }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const isRule = source.includes('export default defineRule');
      return { contents: isRule ? withoutDocumentation(source, path) : source, loader: 'ts' };
    }),
};

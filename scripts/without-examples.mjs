// For esbuild: leaves words of the catalog out of the language server: those of filters and tags with their examples, those of attributes and
// of sample users' fields. Only what helps with writing shows them, which is a bundle of its own.
import { readFile } from 'node:fs/promises';
import ts from 'typescript';

const ENTRIES = /[\\/]catalog[\\/](?:filters|tags)[\\/][a-z]+\.ts$/;
/** Their examples stay: the proof prints them where Braze's own values must stand in quotes. */
const ATTRIBUTES = /[\\/]catalog[\\/](?:attributes|namespaces)\.ts$/;
const SCHEMA = /[\\/]sample-user\.schema\.json$/;

/** The source with empty texts, and lists of none, in the places of these properties. */
export function withoutWords(source, file, names) {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const words = [];
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && names.includes(node.name.getText(tree))) {
      if (ts.isStringLiteralLike(node.initializer)) words.push([node.initializer, "''"]);
      if (ts.isArrayLiteralExpression(node.initializer)) words.push([node.initializer, '[]']);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return words.reduceRight(
    (text, [one, left]) => `${text.slice(0, one.getStart(tree))}${left}${text.slice(one.end)}`,
    source,
  );
}

export const leaveOutExamples = {
  name: 'leave out the words of the catalog',
  setup: ({ onLoad }) => {
    for (const [filter, names] of [
      [ENTRIES, ['description', 'example', 'result']],
      [ATTRIBUTES, ['description', 'where', 'limits']],
    ])
      onLoad({ filter }, async ({ path }) => ({
        contents: withoutWords(await readFile(path, 'utf8'), path, names),
        loader: 'ts',
      }));
    onLoad({ filter: SCHEMA }, async ({ path }) => {
      const schema = JSON.parse(await readFile(path, 'utf8'), (name, value) =>
        name === 'description' && typeof value === 'string' ? undefined : value,
      );
      return { contents: JSON.stringify(schema), loader: 'json' };
    });
  },
};

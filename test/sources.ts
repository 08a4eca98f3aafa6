import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createSourceFile,
  type FunctionLikeDeclaration,
  forEachChild,
  type ImportDeclaration,
  isExportDeclaration,
  isFunctionLike,
  isImportDeclaration,
  isNamedImports,
  isStringLiteral,
  type Node,
  ScriptTarget,
  type SourceFile,
  type Statement,
} from 'typescript';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of a folder, as paths from the root with `/`. Hidden folders hold what is installed, not sources. */
export function sourceFiles(folder: string, wanted = /\.ts$/): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : sourceFiles(path, wanted);
    return entry.isFile() && wanted.test(entry.name) ? [path] : [];
  });
}

export interface Size {
  /** `path`, or `path: function (line)`. */
  readonly what: string;
  readonly file: string;
  readonly lines: number;
}

export function sizeOfFile(file: string): Size {
  const lines = textOf(file).replace(/\n$/, '').split('\n').length;
  return { what: file, file, lines };
}

/** All functions with a body, from their signature to the closing brace; comments before them do not count. */
export function sizesOfFunctions(file: string): Size[] {
  const tree = parse(file);
  const lineAt = (offset: number) => tree.getLineAndCharacterOfPosition(offset).line;
  return functionsIn(tree).map((found) => {
    const first = lineAt(found.getStart());
    const what = `${file}: ${found.name?.getText() ?? 'a function'} (line ${first + 1})`;
    return { what, file, lines: lineAt(found.getEnd()) - first + 1 };
  });
}

function functionsIn(node: Node): FunctionLikeDeclaration[] {
  const found: FunctionLikeDeclaration[] = hasBody(node) ? [node] : [];
  forEachChild(node, (child) => {
    found.push(...functionsIn(child));
  });
  return found;
}

function hasBody(node: Node): node is FunctionLikeDeclaration {
  return isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

/** The groups of files that reach each other through imports of values; types are gone when the code runs. */
export function circles(files: readonly string[]): string[][] {
  const reached = new Map(files.map((file) => [file, reachedFrom(file)] as const));
  const found = files.map((file) =>
    [...(reached.get(file) ?? [])].filter((other) => reached.get(other)?.has(file)).sort(),
  );
  return [...new Map(found.filter((circle) => circle.length > 0).map((circle) => [circle.join(), circle])).values()];
}

const imported = new Map<string, readonly string[]>();

function reachedFrom(file: string): ReadonlySet<string> {
  const found = new Set(importsOfValues(file));
  // What is added on the way is visited too.
  for (const next of found) for (const other of importsOfValues(next)) found.add(other);
  return found;
}

function importsOfValues(file: string): readonly string[] {
  const known = imported.get(file);
  if (known !== undefined) return known;
  const modules = parse(file).statements.flatMap((statement) => moduleOf(statement) ?? []);
  const found = modules
    .filter((module) => module.startsWith('.') && module.endsWith('.ts'))
    .map((module) => posix.join(posix.dirname(file), module));
  imported.set(file, found);
  return found;
}

function moduleOf(statement: Statement): string | undefined {
  if (!isImportDeclaration(statement) && !isExportDeclaration(statement)) return undefined;
  const givesValues = isImportDeclaration(statement) ? takesValues(statement) : !statement.isTypeOnly;
  const module = givesValues ? statement.moduleSpecifier : undefined;
  return module !== undefined && isStringLiteral(module) ? module.text : undefined;
}

function takesValues({ importClause }: ImportDeclaration): boolean {
  if (importClause === undefined) return true;
  const { isTypeOnly, name, namedBindings } = importClause;
  if (isTypeOnly) return false;
  if (name !== undefined || namedBindings === undefined || !isNamedImports(namedBindings)) return true;
  return namedBindings.elements.some((element) => !element.isTypeOnly);
}

function parse(file: string): SourceFile {
  return createSourceFile(file, textOf(file), ScriptTarget.Latest, true);
}

function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

import type { InitializeParams } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { InitializationOptions } from '../service/protocol.ts';
import type { PositionUnit } from './wide-characters.ts';

/** What an editor can do and what it asks for. A value of the wrong type counts as missing. */
export interface Abilities {
  /** It asks for findings; else they are pushed. */
  readonly pulls: boolean;
  /** Its edits name the version of the document, so that it refuses one that is out of date. */
  readonly versionedEdits: boolean;
  /** It shows code actions that cannot be chosen, with the reason. */
  readonly showsDisabledActions: boolean;
  /** It inserts snippets with places to type in. */
  readonly snippets: boolean;
  /** It takes a formatter for some of the files of this server. */
  readonly registersFormatting: boolean;
  /** It can report changes on disk. */
  readonly watches: boolean;
  /** It asks for code lenses and inlay hints again when it is told to. */
  readonly refreshes: { readonly lenses: boolean; readonly inlays: boolean };
  /** Where it shows Markdown; elsewhere plain text. */
  readonly readsMarkdown: { readonly hovers: boolean; readonly completions: boolean; readonly signatures: boolean };
  /** It finds parameters in a signature by offsets; else by their text. */
  readonly labelOffsets: boolean;
  /** It shows symbols within symbols. */
  readonly nestedSymbols: boolean;
  /** How it counts the characters of a line; the first that it prefers. */
  readonly unit: PositionUnit;
  /** URIs, without `/` at the end. */
  readonly folders: readonly string[];
  readonly options: InitializationOptions;
}

const SIGNATURE = ['textDocument', 'signatureHelp', 'signatureInformation'];
const UNITS: readonly PositionUnit[] = ['utf-8', 'utf-16', 'utf-32'];

export function abilitiesOf(params: InitializeParams): Abilities {
  const can = (...path: string[]) => memberOf(params, 'capabilities', ...path);
  return {
    pulls: isObject(can('textDocument', 'diagnostic')),
    versionedEdits: can('workspace', 'workspaceEdit', 'documentChanges') === true,
    showsDisabledActions: can('textDocument', 'codeAction', 'disabledSupport') === true,
    snippets: can('textDocument', 'completion', 'completionItem', 'snippetSupport') === true,
    registersFormatting: can('textDocument', 'formatting', 'dynamicRegistration') === true,
    watches: can('workspace', 'didChangeWatchedFiles', 'dynamicRegistration') === true,
    refreshes: {
      lenses: can('workspace', 'codeLens', 'refreshSupport') === true,
      inlays: can('workspace', 'inlayHint', 'refreshSupport') === true,
    },
    readsMarkdown: {
      hovers: includesMarkdown(can('textDocument', 'hover', 'contentFormat')),
      completions: includesMarkdown(can('textDocument', 'completion', 'completionItem', 'documentationFormat')),
      signatures: includesMarkdown(can(...SIGNATURE, 'documentationFormat')),
    },
    labelOffsets: can(...SIGNATURE, 'parameterInformation', 'labelOffsetSupport') === true,
    nestedSymbols: can('textDocument', 'documentSymbol', 'hierarchicalDocumentSymbolSupport') === true,
    unit: unitOf(can('general', 'positionEncodings')),
    folders: foldersOf(params).map((uri) => uri.replace(/\/$/, '')),
    options: optionsOf(params),
  };
}

function optionsOf(params: InitializeParams): InitializationOptions {
  const option = (name: string) => memberOf(params, 'initializationOptions', name);
  const [base, command, texts] = ['documentationBase', 'previewCaseCommand', 'leaveUnchecked'].map(option);
  const reportsJsonSyntax = option('reportsJsonSyntax') === true;
  return {
    ...(typeof base === 'string' ? { documentationBase: base } : {}),
    ...(typeof command === 'string' ? { previewCaseCommand: command } : {}),
    ...(Array.isArray(texts) ? { leaveUnchecked: texts.filter((text) => typeof text === 'string') } : {}),
    ...lensCommandsOf(option('lensCommands')),
    ...(reportsJsonSyntax ? { reportsJsonSyntax } : {}),
  };
}

function lensCommandsOf(value: unknown): Pick<InitializationOptions, 'lensCommands'> {
  const [showProblems, preview] = [memberOf(value, 'showProblems'), memberOf(value, 'preview')];
  return typeof showProblems === 'string' && typeof preview === 'string'
    ? { lensCommands: { showProblems, preview } }
    : {};
}

/** An editor that does not say what it reads may only know plain text. */
function includesMarkdown(formats: unknown): boolean {
  return Array.isArray(formats) && formats.includes('markdown');
}

/** Every editor knows UTF-16. */
function unitOf(preferred: unknown): PositionUnit {
  const offered: readonly unknown[] = Array.isArray(preferred) ? preferred : [];
  const units = offered.flatMap((one) => UNITS.filter((unit) => unit === one));
  return units.at(0) ?? 'utf-16';
}

/** An editor without folders still has files. */
function foldersOf(params: InitializeParams): string[] {
  const folders = memberOf(params, 'workspaceFolders');
  const uris = Array.isArray(folders)
    ? folders.map((folder: unknown) => memberOf(folder, 'uri'))
    : [memberOf(params, 'rootUri') ?? uriOf(memberOf(params, 'rootPath'))];
  return uris.filter((uri) => typeof uri === 'string');
}

/** Of a folder as editors named it before there were URIs. */
function uriOf(path: unknown): string | undefined {
  return typeof path === 'string' && path !== '' ? URI.file(path).toString() : undefined;
}

function memberOf(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((at, name) => (isObject(at) ? Reflect.get(at, name) : undefined), value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Parts of vscode-languageserver that its main files load whatever a server uses: notebooks, hierarchies of calls and of types, monikers,
 * completion of whole lines, values of a debugger, colours, documents that a server shows or makes, declarations and types, files that are
 * renamed, settings and folders that a server asks for, progress, and the search for modules of a workspace. Bodies need none of these, and nothing
 * of a workspace is ever loaded.
 */
const FEATURES = {
  notebook: 'NotebookSync',
  callHierarchy: 'CallHierarchy',
  typeHierarchy: 'TypeHierarchy',
  moniker: 'Moniker',
  inlineCompletion: 'InlineCompletion',
  fileOperations: 'FileOperations',
  inlineValue: 'InlineValue',
  textDocumentContent: 'TextDocumentContent',
  showDocument: 'ShowDocument',
  configuration: 'Configuration',
  workspaceFolder: 'WorkspaceFolders',
};
/** Only messages, of which each is looked up by who handles it. */
const MESSAGES = ['colorProvider', 'declaration', 'implementation', 'typeDefinition'];
const NAMES = Object.keys(FEATURES).join('|');
const FEATURE = new RegExp(`[\\\\/]vscode-languageserver[\\\\/]lib[\\\\/]common[\\\\/](${NAMES})\\.js$`);
const PROTOCOL = new RegExp(
  `[\\\\/]vscode-languageserver-protocol[\\\\/]lib[\\\\/]common[\\\\/]protocol\\.(?:${[NAMES, ...MESSAGES].join('|')})\\.js$`,
);
const TYPES = /[\\/]vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/;
const PROGRESS = /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]progress\.js$/;
const SEMANTIC_TOKENS = /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]semanticTokens\.js$/;
const FILES = /[\\/]vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/;
const CONNECTION = /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]connection\.js$/;
const LOGGING = /(?<=^ {4})function (trace(?:Sending|Received)\w+|stringifyTrace|logLSPMessage)\([\s\S]*?^ {4}\}$/gm;
const NODE = /[\\/]vscode-jsonrpc[\\/]lib[\\/]node[\\/]main\.js$/;
/** What clients use, and workers that talk to one another. */
const OF_CLIENTS =
  /^(?:class PortMessage|(?:async )?function (?:generateRandomPipeName|createClient(?:Pipe|Socket)Transport))[\s\S]*?^\}\n|^exports\.(?:PortMessage|generateRandomPipeName|createClient)\w* = \w+;$/gm;
const LIBRARY = /[\\/]vscode-(?:jsonrpc|languageserver(?:-protocol)?)[\\/]lib[\\/].*\.js$/;
/** What came and was not read yet is all that it holds. */
const QUEUE = /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]linkedMap\.js$/;
/** Requests are cancelled by messages. */
const SHARED_MEMORY = /[\\/]vscode-jsonrpc[\\/]lib[\\/]common[\\/]sharedArrayCancellation\.js$/;

export const leaveOutUnusedParts = {
  name: 'leave-out-unused-parts',
  setup: ({ onLoad }) => {
    // A feature adds its own to a class.
    onLoad({ filter: FEATURE }, ({ path }) => ({
      contents: `exports.${FEATURES[FEATURE.exec(path)[1]]}Feature = (Base) => Base;`,
    }));
    // No answer comes in parts, and none takes so long that its progress is told.
    onLoad({ filter: PROGRESS }, () => ({
      contents:
        'exports.ProgressFeature = (Base) => Base; exports.attachWorkDone = exports.attachPartialResult = () => undefined;',
    }));
    // Behind the requests come classes that put tokens together, and tell two lists of them apart. Ours are made without them.
    onLoad({ filter: SEMANTIC_TOKENS }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^class SemanticTokensDiff[\s\S]*/m, ''),
    }));
    onLoad({ filter: TYPES }, ({ path }) => ({ contents: usedIn(readFileSync(path, 'utf8'), namesUsed()) }));
    // What a client logs of its messages; a server never asks for that.
    onLoad({ filter: CONNECTION }, ({ path }) => ({
      contents: withoutLists(readFileSync(path, 'utf8')).replace(LOGGING, 'function $1() { }'),
    }));
    onLoad({ filter: NODE }, ({ path }) => ({
      contents: withoutLists(readFileSync(path, 'utf8')).replace(OF_CLIENTS, ''),
    }));
    // A map has the order in which its keys came, too.
    onLoad({ filter: QUEUE }, () => ({
      contents:
        'exports.LinkedMap = class extends Map { shift() { for (const [key, value] of this) { this.delete(key); return value; } } };',
    }));
    for (const filter of [PROTOCOL, FILES, SHARED_MEMORY])
      onLoad({ filter }, () => ({ contents: 'module.exports = {};' }));
    // Each name that a file exports stands at its beginning once more, for engines that look for names there.
    onLoad({ filter: LIBRARY }, ({ path }) => ({
      contents: withoutLists(readFileSync(path, 'utf8')),
    }));
  },
};

/** What a file passes on from another one is looked up again at each use, which is not needed where none of them load each other. */
const PASSED_ON =
  /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return ([\w.]+); \} \}\);/gm;

/** Messages whose arguments are a list: those of the protocol are one object. */
const LISTS =
  /^(?:class (\w+Type[1-9]) [\s\S]*?^\}\nexports\.\1 = \1;|Object\.defineProperty\(exports, "\w+Type[1-9]", .*)$/gm;

/** What messages say of themselves to those who generate documentation from them. */
const REMARKS = /^ {4}\w+\.(?:messageDirection = messages_1\.MessageDirection\.|capabilities = messages_1\.CM\.).*;$/gm;

function withoutLists(text) {
  return text
    .replace(/^(?:exports\.\w+ = )+void 0;$/gm, '')
    .replace(LISTS, '')
    .replace(REMARKS, '')
    .replace(PASSED_ON, 'exports.$1 = $2;');
}

/** `Position`, `WorkspaceChange` and the like: what makes values of the protocol and tells them apart, of which we need next to none. */
const EXPORTED =
  /^export (?:var (\w+);\n\(function \(\1\) \{\n[\s\S]*?^\}\)\(\1 \|\| \(\1 = \{\}\)\);|class (\w+) \{\n[\s\S]*?^\})\n/gm;

function usedIn(text, names) {
  return text.replace(EXPORTED, (whole, namespace, type) => (names.has(namespace ?? type) ? whole : ''));
}

/** What the server imports of the protocol, and what the libraries below it read. */
function namesUsed() {
  const imported = textsIn('server/src').flatMap((text) =>
    [...text.matchAll(/import \{([^}]*)\} from 'vscode-languageserver(?:\/\w+)?'/g)].flatMap(([, names]) =>
      names.split(',').map((name) => name.trim()),
    ),
  );
  const read = ['vscode-languageserver', 'vscode-languageserver-protocol'].flatMap((name) =>
    textsIn(`node_modules/${name}/lib`).flatMap((text) => [...text.matchAll(/_1\.(\w+)/g)].map(([, one]) => one)),
  );
  return new Set([...imported, ...read]);
}

function textsIn(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .filter((path) => /(?<!\.d)\.[jt]s$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'));
}

/**
 * Parts of vscode-languageserver that its main files load whatever a server uses: notebooks, hierarchies of calls and of types, monikers,
 * completion of whole lines, values of a debugger, colours, documents that a server shows or makes, declarations and types, files that are
 * renamed, and the search for modules of a workspace. Bodies need none of these, and nothing of a workspace is ever loaded.
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
};
/** Only messages, of which each is looked up by who handles it. */
const MESSAGES = ['colorProvider', 'declaration', 'implementation', 'typeDefinition'];
const NAMES = Object.keys(FEATURES).join('|');
const FEATURE = new RegExp(`[\\\\/]vscode-languageserver[\\\\/]lib[\\\\/]common[\\\\/](${NAMES})\\.js$`);
const PROTOCOL = new RegExp(
  `[\\\\/]vscode-languageserver-protocol[\\\\/]lib[\\\\/]common[\\\\/]protocol\\.(?:${[NAMES, ...MESSAGES].join('|')})\\.js$`,
);
const FILES = /[\\/]vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/;

export const leaveOutUnusedParts = {
  name: 'leave-out-unused-parts',
  setup: ({ onLoad }) => {
    // A feature adds its own to a class.
    onLoad({ filter: FEATURE }, ({ path }) => ({
      contents: `exports.${FEATURES[FEATURE.exec(path)[1]]}Feature = (Base) => Base;`,
    }));
    for (const filter of [PROTOCOL, FILES]) onLoad({ filter }, () => ({ contents: 'module.exports = {};' }));
  },
};

import {
  type DocumentHighlight,
  DocumentHighlightKind,
  ErrorCodes,
  type Location,
  type Position,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AttributeSymbol,
  attributeAt,
  attributesIn,
  isSame,
  keysIn,
  type NamedAttribute,
} from '../service/symbols/attribute.ts';
import { problemOfName } from '../service/symbols/rename.ts';
import { type VariableSymbol, variableAt } from '../service/symbols/variable.ts';
import { read } from '../template/read.ts';
import type { Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { rangeOf } from './convert.ts';
import { nameOf } from './file-name.ts';
import type { Knowledge } from './knowledge.ts';
import { isOwn, locations, renamed } from './named-places.ts';
import { blocksOfFile, problemOfSharing } from './shared-variables.ts';
import { highlightedTags } from './tag-pairs.ts';
import type { Workspace } from './workspace.ts';

/** Files that are looked through for an attribute. */
const mostFiles = 500;

interface Place {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

interface Asked {
  readonly document: TextDocument;
  readonly template: Template;
  readonly variable: VariableSymbol | undefined;
  readonly attribute: NamedAttribute | undefined;
}

/** Answers where a name is defined and used, and gives it another one. */
export class Navigation {
  constructor(
    private readonly find: (uri: string) => TextDocument | undefined,
    private readonly knowledge: Knowledge,
    private readonly workspace: Workspace,
  ) {}

  /** Of a variable, where it is set; of an attribute, the sample users that have it. */
  async definition(place: Place): Promise<Location[]> {
    const asked = this.asked(place);
    if (asked === undefined) return [];
    const { variable, attribute, document } = asked;
    if (variable !== undefined)
      return locations(
        variable.occurrences.filter((one) => one.isDefinition),
        document,
      );
    if (attribute?.namespace === 'content_blocks') return this.fileOfBlock(attribute.name, document);
    return attribute === undefined ? [] : this.inSampleUsers(attribute, document.uri);
  }

  private async fileOfBlock(name: string, document: TextDocument): Promise<Location[]> {
    const block = (await this.workspace.blocks(document.uri, document.getText())).find(name);
    const start = { line: 0, character: 0 };
    return block === undefined || 'problem' in block ? [] : [{ uri: block.place, range: { start, end: start } }];
  }

  /** Of an attribute over the workspace, Content Blocks that are printed and sample users included. */
  async references(place: Place & { readonly context: { readonly includeDeclaration: boolean } }): Promise<Location[]> {
    const asked = this.asked(place);
    if (asked === undefined) return [];
    const { variable, attribute, document, template } = asked;
    const isWanted = (isDefinition: boolean) => !isDefinition || place.context.includeDeclaration;
    if (variable !== undefined)
      return locations(
        variable.occurrences.filter((one) => isWanted(one.isDefinition)),
        document,
      );
    return attribute === undefined
      ? []
      : this.everywhere(attribute, document, template, place.context.includeDeclaration);
  }

  async highlights(place: Place): Promise<DocumentHighlight[]> {
    const asked = this.asked(place);
    if (asked === undefined) return [];
    const { variable, attribute, document, template } = asked;
    const tags = await highlightedTags(document, template, place.position);
    if (tags.length > 0) return tags;
    const same = attribute === undefined ? [] : attributesIn(template).filter((one) => isSame(one, attribute));
    const places = variable?.occurrences ?? same.map((one) => ({ ...one, isDefinition: false }));
    return places.map((one) => ({
      range: rangeOf(one, document),
      kind: one.isDefinition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
  }

  async prepareRename(place: Place): Promise<{ range: Range; placeholder: string } | null> {
    const asked = this.asked(place);
    const offset = asked?.document.offsetAt(place.position) ?? 0;
    const named = asked?.variable?.occurrences.find(({ start, end }) => start <= offset && offset <= end);
    if (asked !== undefined && named !== undefined) return renamed(named, asked.variable?.name ?? '', asked.document);
    const { attribute } = asked ?? {};
    return asked === undefined || attribute === undefined || !isOwn(attribute)
      ? null
      : renamed(attribute, attribute.name, asked.document);
  }

  /** @returns an error with the reason where the new name does not work. */
  async rename(place: Place & { readonly newName: string }): Promise<WorkspaceEdit | ResponseError<void>> {
    const asked = this.asked(place);
    const { newName } = place;
    if (asked?.variable !== undefined) {
      const { document, variable } = asked;
      const problem =
        problemOfName(newName, variable, asked.template) ??
        (await problemOfSharing(this.workspace, document, variable.name, newName));
      if (problem !== undefined) return new ResponseError(ErrorCodes.InvalidRequest, problem);
      return {
        changes: {
          [document.uri]: variable.occurrences.map((one) => ({ range: rangeOf(one, document), newText: newName })),
        },
      };
    }
    if (asked?.attribute === undefined || !isOwn(asked.attribute)) {
      return new ResponseError(ErrorCodes.InvalidRequest, 'Only variables and your own properties can be renamed.');
    }
    return this.renameAttribute(asked.attribute, asked, newName);
  }

  private async renameAttribute(
    attribute: AttributeSymbol,
    { document, template }: Asked,
    newName: string,
  ): Promise<WorkspaceEdit | ResponseError<void>> {
    if (!/^[\w -]{1,100}$/.test(newName)) {
      return new ResponseError(
        ErrorCodes.InvalidRequest,
        `\`${newName}\` is not a valid property name. Use letters, digits, \`_\`, \`-\` and spaces.`,
      );
    }
    const taken =
      newName === attribute.name ? undefined : await this.placeOf({ ...attribute, name: newName }, document);
    if (taken !== undefined) {
      return new ResponseError(
        ErrorCodes.InvalidRequest,
        `There already is a property \`${newName}\` in ${taken}. Choose another name.`,
      );
    }
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, range } of await this.everywhere(attribute, document, template, true)) {
      changes[uri] = [...(changes[uri] ?? []), { range, newText: newName }];
    }
    return { changes };
  }

  /** Where a property is found first, in words: both would be one if another was given its name. */
  private async placeOf(attribute: AttributeSymbol, document: TextDocument): Promise<string | undefined> {
    const { types } = await this.knowledge.settings(document.uri);
    const [first] = await this.everywhere(attribute, document, this.knowledge.templateOf(document), true);
    if (first !== undefined) return first.uri === document.uri ? 'this file' : `\`${nameOf(first.uri)}\``;
    return types.has(`${attribute.namespace}.\${${attribute.name}}`) ? 'the configuration' : undefined;
  }

  private asked({ textDocument: { uri }, position }: Place): Asked | undefined {
    const document = this.find(uri);
    if (document === undefined) return undefined;
    const template = this.knowledge.templateOf(document);
    const offset = document.offsetAt(position);
    const variable = variableAt(template, offset);
    return {
      document,
      template,
      variable,
      attribute: variable === undefined ? attributeAt(template, offset) : undefined,
    };
  }

  private async everywhere(
    attribute: AttributeSymbol,
    document: TextDocument,
    template: Template,
    isUsersToo: boolean,
  ): Promise<Location[]> {
    const own = locations(
      attributesIn(template).filter((one) => isSame(one, attribute)),
      document,
    );
    const { bodies } = await this.workspace.beside(document.uri);
    const near = [document.uri, ...bodies.slice(0, mostFiles)];
    const blocks = await Promise.all(near.map((uri) => blocksOfFile(this.workspace, uri)));
    const files = new Set([...near, ...blocks.flat().map(({ place }) => place)]);
    files.delete(document.uri);
    const others = [...files];
    const found = await Promise.all(
      others.map((uri) => this.inFile(uri, (text) => attributesIn(read(text)).filter((one) => isSame(one, attribute)))),
    );
    return [...own, ...found.flat(), ...(isUsersToo ? await this.inSampleUsers(attribute, document.uri) : [])];
  }

  private async inSampleUsers(attribute: AttributeSymbol, uri: string): Promise<Location[]> {
    const { sampleUsers } = await this.workspace.beside(uri);
    const found = await Promise.all(
      sampleUsers.slice(0, mostFiles).map((file) => this.inFile(file, (text) => keysIn(text, attribute))),
    );
    return found.flat();
  }

  private async inFile(uri: string, spansIn: (text: string) => readonly Span[]): Promise<Location[]> {
    const found = await this.workspace.text(uri);
    if ('problem' in found) return [];
    return locations(spansIn(found.text), this.workspace.document({ uri, languageId: '', version: 0 }, found.text));
  }
}

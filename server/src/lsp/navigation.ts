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
import type { Knowledge } from './knowledge.ts';
import { isOwn, locations, renamed } from './named-places.ts';
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

  /** Of an attribute over the workspace, sample users included. */
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
      const problem = problemOfName(newName, asked.variable, asked.template);
      if (problem !== undefined) return new ResponseError(ErrorCodes.InvalidRequest, problem);
      const { document, variable } = asked;
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
    const renamedTo = { ...attribute, name: newName };
    if (attributesIn(template).some((one) => isSame(one, renamedTo))) {
      return new ResponseError(
        ErrorCodes.InvalidRequest,
        `The body already reads a property \`${newName}\`. Choose another name.`,
      );
    }
    const changes: Record<string, TextEdit[]> = {};
    for (const { uri, range } of await this.everywhere(attribute, document, template, true)) {
      changes[uri] = [...(changes[uri] ?? []), { range, newText: newName }];
    }
    return { changes };
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
    const others = bodies.filter((uri) => uri !== document.uri).slice(0, mostFiles);
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

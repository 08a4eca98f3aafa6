import type { FileSpan, Note, Piece } from '../../../server/src/render/rendering.ts';
import type { Severity } from '../../../server/src/rules/engine/finding.ts';
import type { HeaderView, RequestView } from '../../../server/src/service/panel/request-view.ts';
import type { BlankOutput } from '../../../server/src/service/panel/why-blank.ts';
import {
  aspects,
  type RenderingFinding,
  type RenderingProblem,
  type RenderResult,
  type RenderStatus,
  type SampleUserEntry,
  type SampleUserOutcome,
} from '../../../server/src/service/protocol.ts';
import type { Span } from '../../../server/src/template/span.ts';
import type { CurrentSampleUser, ToPage } from './messages.ts';
import { isAbsentOr, isListOf, isOffset, isRecord, isSpan, isText, isTexts } from './shapes.ts';

/** A message to the page, or `undefined` if it does not have the shape of one. */
export function readToPage(data: unknown): ToPage | undefined {
  if (!isRecord(data)) return undefined;
  const { kind, fileName, result, entries, current, canBeSaved, outcomes, message } = data;
  const { name, status, rendering, isLocked, isDimming } = data;
  if (kind === 'rendered' && isText(fileName) && isResult(result)) return { kind, fileName, result };
  if (kind === 'sampleUsers' && isListOf(entries, isEntry) && isCurrent(current) && typeof canBeSaved === 'boolean') {
    return { kind, entries, current, canBeSaved };
  }
  if (kind === 'other' && isText(name) && isStatus(status) && isText(rendering))
    return { kind, name, status, rendering };
  if (kind === 'settings' && typeof isLocked === 'boolean' && typeof isDimming === 'boolean')
    return { kind, isLocked, isDimming };
  if (kind === 'outcomes' && isListOf(outcomes, isOutcome)) return { kind, outcomes };
  if (kind === 'error' && isText(message)) return { kind, message };
  if ((kind === 'reveal' || kind === 'scrollTo') && isSpan(data)) return { kind, start: data.start, end: data.end };
  return undefined;
}

function isResult(data: unknown): data is RenderResult {
  if (!isRecord(data)) return false;
  const { uri, sampleUser, status, rendering, pieces, problems, reason, notes, isEvent, findings } = data;
  const { request, untaken, blanks, isEmpty, isPrintedOnly } = data;
  if (!isText(rendering)) return false;
  const isPieceOfIt = (item: unknown): item is Piece => isPiece(item, rendering.length);
  const isFindingOfIt = (item: unknown): item is RenderingFinding => isFinding(item, rendering.length);
  const isProblemOfIt = (item: unknown): item is RenderingProblem => isProblem(item, rendering.length);
  return (
    isText(uri) &&
    isEntry(sampleUser) &&
    isStatus(status) &&
    isListOf(pieces, isPieceOfIt) &&
    isListOf(problems, isProblemOfIt) &&
    isAbsentOr(reason, isText) &&
    isListOf(notes, isNote) &&
    typeof isEvent === 'boolean' &&
    isListOf(findings, isFindingOfIt) &&
    isRequest(request) &&
    isListOf(untaken, isPlace) &&
    isListOf(blanks, isBlank) &&
    isAbsentOr(isEmpty, isTrue) &&
    isAbsentOr(isPrintedOnly, isTrue)
  );
}

function isTrue(data: unknown): data is true {
  return data === true;
}

function isRequest(data: unknown): data is RequestView {
  return isRecord(data) && isText(data.method) && isText(data.url) && isListOf(data.headers, isHeader);
}

function isHeader(data: unknown): data is HeaderView {
  return isRecord(data) && isText(data.name) && isText(data.value);
}

function isPlace(data: unknown): data is Span {
  return isSpan(data);
}

function isBlank(data: unknown): data is BlankOutput {
  return isRecord(data) && isText(data.reason) && isSpan(data);
}

function isOutcome(data: unknown): data is SampleUserOutcome {
  if (!isRecord(data)) return false;
  const { sampleUser, status, reason, findings } = data;
  return isEntry(sampleUser) && isStatus(status) && isAbsentOr(reason, isText) && isOffset(findings);
}

const STATUSES: Record<RenderStatus, true> = { valid: true, invalid: true, aborted: true, failed: true };

function isStatus(data: unknown): data is RenderStatus {
  return isText(data) && Object.hasOwn(STATUSES, data);
}

const KINDS: Record<Piece['kind'], true> = { text: true, output: true, error: true };

function isPiece(data: unknown, length: number): data is Piece {
  if (!isRecord(data)) return false;
  const { rendered, source, kind, inFile } = data;
  const isPlaced = isSpan(rendered, length) && isSpan(source) && isAbsentOr(inFile, isFileSpan);
  return isPlaced && isText(kind) && Object.hasOwn(KINDS, kind);
}

function isFileSpan(data: unknown): data is FileSpan {
  return isRecord(data) && isSpan(data) && 'file' in data && isText(data.file);
}

function isProblem(data: unknown, length: number): data is RenderingProblem {
  return isRecord(data) && isSpan(data, length) && 'message' in data && isText(data.message);
}

const SEVERITIES: Record<Severity, true> = { error: true, warning: true, information: true, hint: true };

function isFinding(data: unknown, length: number): data is RenderingFinding {
  if (!isRecord(data)) return false;
  const { code, severity, aspect } = data;
  const isKnown = isText(severity) && Object.hasOwn(SEVERITIES, severity) && aspects.some((one) => one === aspect);
  return isKnown && isText(code) && isProblem(data, length);
}

function isNote(data: unknown): data is Note {
  return isRecord(data) && isText(data.message) && isAbsentOr(data.missing, isTexts) && isSpan(data);
}

function isEntry(data: unknown): data is SampleUserEntry {
  return isRecord(data) && typeof data.builtIn === 'boolean' && isCurrent(data);
}

function isCurrent(data: unknown): data is CurrentSampleUser {
  return isRecord(data) && isText(data.id) && isText(data.name);
}

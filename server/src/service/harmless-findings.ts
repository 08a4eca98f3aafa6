import { asWritten } from '../blocks/seams.ts';
import { type Hidden, hiddenInText } from '../privacy/hidden.ts';
import type { Edit, Finding, Fix } from '../rules/engine/finding.ts';
import { visible } from './visible.ts';

/** Only of files with something to hide. */
const hiddenBy = new WeakMap<Finding, Hidden>();

type Harmless = Omit<Finding, 'messageIn'> & { messageIn?: NonNullable<Finding['messageIn']> };

/**
 * The findings of a file in words that repeat none of its secrets, contain no control characters, and quote what is written there. What their fixes write stays as
 * it is, so that they can be applied.
 */
export function harmlessFindings(findings: readonly Finding[], hidden: Hidden): Finding[] {
  return findings.map((finding) => {
    const harmless = (words: string) => visible(asWritten(hidden.inWordsOn(finding, words)));
    const { message, messageIn, related, fixes } = finding;
    const harmlessFinding: Harmless = {
      ...finding,
      message: harmless(message),
      related: related.map((place) => ({ ...place, message: harmless(place.message) })),
      fixes: fixes.map((fix) => ({ ...fix, title: harmless(fix.title) })),
    };
    // Another spread would take longer than all the rest, and there can be thousands of findings.
    if (messageIn !== undefined) harmlessFinding.messageIn = (words) => harmless(messageIn(words));
    // The same goes for what is to be looked up.
    if (!hidden.isEmpty) hiddenBy.set(harmlessFinding, hidden);
    return harmlessFinding;
  });
}

/** Hides the secrets of the file in other texts about a finding, such as its case. */
export function hideFor(finding: Finding, words: string): string {
  return hiddenBy.get(finding)?.inWordsOn(finding, words) ?? words;
}

/**
 * A fix for a report, with edits that contain nothing hidden: hidden text inside an edit is left where it is. `undefined` if a fix would
 * have to write it somewhere else; the editor and `--fix` still have that one.
 */
export function fixForReport(fix: Fix, finding: Finding): Fix | undefined {
  const hidden = hiddenBy.get(finding);
  if (hidden === undefined) return fix;
  const edits = fix.edits.flatMap((edit) => aroundHidden(edit, hidden));
  return edits.some(({ newText }) => hidden.in(newText) !== newText) ? undefined : { ...fix, edits };
}

function aroundHidden(edit: Edit, hidden: Hidden): Edit[] {
  if (hidden.in(edit.newText) === edit.newText) return [edit];
  const edits: Edit[] = [];
  let { start, newText } = edit;
  for (const span of hidden.within(edit)) {
    const text = hidden.textOf(span);
    const at = newText.indexOf(text);
    if (at < 0 || span.start < start || span.end > edit.end) continue;
    edits.push({ start, end: span.start, newText: newText.slice(0, at) });
    start = span.end;
    newText = newText.slice(at + text.length);
  }
  return [...edits, { start, end: edit.end, newText }];
}

/** The content of a sample user, at any depth. */
export function hideInObject(content: object, hide: (text: string) => string): object {
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [hide(key), hideInValue(value, hide)]));
}

function hideInValue(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (typeof value === 'number') return hide(String(value)) === String(value) ? value : hide(String(value));
  if (Array.isArray(value)) return value.map((item) => hideInValue(item, hide));
  return typeof value === 'object' && value !== null ? hideInObject(value, hide) : value;
}

/** UTF-16 units: of longer texts a report seldom has two that are the same. */
const SHORT = 200;

/** Renderings and data for a report, without secrets even if the body assembles one from pieces. Its many sample users have mostly the same values. */
export class HiddenInRenderings {
  private readonly known = new Map<string, string>();

  in(text: string, finding: Finding): string {
    const hidden = this.known.get(text) ?? hiddenInText(text).inSource({ start: 0, end: text.length });
    if (text.length <= SHORT) this.known.set(text, hidden);
    return hideFor(finding, hidden);
  }
}

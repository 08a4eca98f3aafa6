import { toText } from '../print.ts';
import { type FilterTable, plain } from './filter.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeFilter = plain((input) => (input === null ? null : escapeAll(toText(input), /[&<>"']/g)));

export const htmlFilters: FilterTable = {
  escape: escapeFilter,
  h: escapeFilter,
  escape_once: plain((input) => escapeAll(toText(input), /["><']|&(?!(?:[a-zA-Z]+|#\d+);)/g)),
  newline_to_br: plain((input) => toText(input).replace(/\r?\n/g, '<br />\n')),
  strip_html: plain((input) => stripTags(stripBlocks(toText(input)))),
};

function escapeAll(text: string, pattern: RegExp): string {
  return text.replace(pattern, (character) => entities[character] ?? character);
}

/** Tags that are removed together with their content. */
const blocks = [
  { open: '<script', close: '</script>' },
  { open: '<!--', close: '-->' },
  { open: '<style', close: '</style>' },
] as const;

/** Each end tag is sought once from each place, and never again when there is none: a regular expression would be quadratic. */
function stripBlocks(text: string): string {
  const open = /<script|<!--|<style/g;
  const missing = new Set<string>();
  let [stripped, end] = ['', 0];
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const block = blocks.find((candidate) => candidate.open === match[0]);
    if (!block || missing.has(block.close)) continue;
    const close = text.indexOf(block.close, open.lastIndex);
    if (close < 0) {
      missing.add(block.close);
      continue;
    }
    stripped += text.slice(end, match.index);
    end = close + block.close.length;
    open.lastIndex = end;
  }
  return stripped + text.slice(end);
}

function stripTags(text: string): string {
  let [stripped, end] = ['', 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', end)) {
    const close = text.indexOf('>', at + 1);
    if (close < 0) break;
    stripped += text.slice(end, at);
    end = close + 1;
  }
  return stripped + text.slice(end);
}

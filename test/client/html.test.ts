import { expect, test } from 'vitest';
import { previewHtml } from '../../client/src/preview/html.ts';

const html = previewHtml({ script: 'page:/a.js', style: 'page:/a.css', cspSource: 'page:', nonce: 'c0ffee' });
const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1]?.split('; ');

test('the page may do nothing but run its own script and wear its own style', () => {
  expect(policy).toEqual([
    "default-src 'none'",
    'style-src page:',
    "script-src 'nonce-c0ffee'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
});

test('the policy comes before all that it holds for', () => {
  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<(?:script|link|style|img|base)\b/));
});

test('no script and no style stands in the page itself', () => {
  expect(html.match(/<script[^>]*>[^<]*/g)).toEqual(['<script nonce="c0ffee" src="page:/a.js">']);
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
});

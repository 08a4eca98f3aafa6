// Bodies and a sample user that the preview is looked at with.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Valid JSON that Movable Ink would object to: a time in 1970, a price that is a string, an address that it must not have. */
const OBJECTED = `{% comment %} Known users only {% endcomment %}
{% assign plan = custom_attribute.\${plan_name} %}

{"type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}", "timestamp": {{ 'now' | date: '%s' }},
 "properties": {"id": "{{event_properties.\${sku} | json_escape}}", "title": "{{event_properties.\${title} | json_escape}}",
 "price": "{{event_properties.\${price}}}", "contact": "{{\${email_address} | json_escape}}", "plan": "{{plan | json_escape}}",
 "meta": {{event_properties.\${meta} | as_json_string}}, "note": "{{context.\${note} | json_escape}}"}}
`;

const FINE =
  '{"type": "track", "event": "quiz_done", "user_id": "{{${user_id} | json_escape}}", "timestamp": 1257894000000}\n';

const ABORTED = `{% if \${user_id} != blank %}{% abort_message('known users are told elsewhere') %}{% endif %}{"a": 1}\n`;

const BROKEN = `{"type": "track",\n "title": "{{event_properties.\${title} | json_escape}}"\n "price": {{event_properties.\${nothing}}},\n "word": {{ 1 | divided_by: 0 }}}\n`;

/** What must stay text, whoever wrote it. */
export const HOSTILE = {
  script: '</script><script>parent.hostile = 1</script>',
  image: '<img src="https://example.invalid/a" onerror="parent.hostile = 1">',
  link: '[open](command:workbench.action.closeWindow) <a href="command:workbench.action.closeWindow">b</a>',
  style: '<style>body { display: none }</style>',
  control: 'a\u0000b\u001b[31mc',
  bidi: 'user\u202Etxt.exe \u2066a\u2069 \u200Bz',
};

const hostileBody = `{\n${Object.keys(HOSTILE)
  .map((name) => ` "${name}": "{{event_properties.\${${name}}}}",`)
  .join('\n')}\n "huge": "{{event_properties.\${huge}}}"}\n`;

/** A new folder with all of these. */
export function previewWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-preview-'));
  const write = (name, text) => writeFileSync(join(folder, name), text);
  write('objected.webhook.liquid', OBJECTED);
  write('fine.webhook.liquid', FINE);
  write('aborted.webhook.liquid', ABORTED);
  write('broken.webhook.liquid', BROKEN);
  write('empty.webhook.liquid', '');
  write('hostile.webhook.liquid', hostileBody);
  const properties = { ...HOSTILE, huge: '<b>&'.repeat(250_000) };
  write('hostile.sample-user.json', JSON.stringify({ name: '<b>Hostile</b>', event: { properties } }));
  mkdirSync(join(folder, '.vscode'));
  setTheme(folder, THEMES[0].theme);
  return folder;
}

/** `theme` is the name in settings, `label` the one in the list to choose from. */
export const THEMES = [
  { look: 'light', theme: 'Default Light Modern', label: 'Light Modern', className: 'vscode-light' },
  { look: 'dark', theme: 'Default Dark Modern', label: 'Dark Modern', className: 'vscode-dark' },
  {
    look: 'high-contrast',
    theme: 'Default High Contrast',
    label: 'Dark High Contrast',
    className: 'vscode-high-contrast',
  },
  {
    look: 'high-contrast-light',
    theme: 'Default High Contrast Light',
    label: 'Light High Contrast',
    className: 'vscode-high-contrast-light',
  },
];

/** The window takes it over as soon as it sees the file. */
export function setTheme(folder, theme) {
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }));
}

// Drives other editors in a terminal, with the recipes of docs/editors.md: each must show a finding and a hover, and apply a fix.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emacs } from '../test/editors/emacs.mjs';
import { neovim } from '../test/editors/neovim.mjs';
import { installFromDebian } from './debian.mjs';
import { openTerminal } from './terminal.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const EDITORS = [neovim, emacs];
/** Letters of several bytes come before what the fix removes. */
const BODY = '{\n  "event": "Größe €9 😀", "plan": "{{custom_attribute.${plan} | upcase}}",\n}\n';
const FIXED = BODY.replace('}}",', '}}"');
const SAMPLE_USER = '{ "name": "Jo", "profil": {} }\n';

/** `{ passed, failed, skipped }`. In continuous integration an editor that cannot be had is a failure. */
export async function testEditors() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const editor of EDITORS) {
    if (!isInstalled(editor)) {
      console.log(`skipped: ${editor.name}, because it is not installed, and cannot be installed from here`);
      counts[process.env.CI ? 'failed' : 'skipped']++;
      continue;
    }
    await testEditor(editor, counts);
  }
  return counts;
}

function isInstalled({ name, packages, installed }) {
  const isThere = () =>
    [['tmux', '-V'], installed].every(([command, ...args]) => spawnSync(command, args).status === 0);
  if (isThere()) return true;
  for (const more of packages) if (installFromDebian(name, ['tmux', ...more]) && isThere()) return true;
  return false;
}

async function testEditor({ name, recipe, settingsFile, command, steps }, counts) {
  const place = mkdtempSync(join(tmpdir(), 'mi-webhook-editor-'));
  const folder = join(place, 'work');
  const settings = join(place, settingsFile);
  const terminal = openTerminal(prepare(), {
    cwd: folder,
    env: { HOME: place, PATH: [join(place, 'bin'), process.env.PATH].join(delimiter) },
  });
  const saved = () => readFileSync(join(folder, 'sale.webhook.liquid'), 'utf8') === FIXED;
  try {
    for (const [title, step] of Object.entries(steps(terminal, saved))) {
      await step();
      console.log(`  ok ${name} ${title}`);
      counts.passed++;
    }
  } catch (error) {
    console.error(`  FAILED ${name}: ${error.message}`);
    counts.failed++;
  } finally {
    terminal.close();
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }

  function prepare() {
    for (const path of [folder, join(place, 'bin')]) mkdirSync(path);
    cpSync(join(root, 'dist'), join(place, 'dist'), { recursive: true });
    cpSync(join(root, 'package.json'), join(place, 'package.json'));
    chmodSync(join(place, 'dist/cli.js'), 0o755);
    symlinkSync(join(place, 'dist/cli.js'), join(place, 'bin/mi-webhook'));
    writeFileSync(join(folder, 'sale.webhook.liquid'), BODY);
    writeFileSync(join(folder, 'jo.sample-user.json'), SAMPLE_USER);
    writeFileSync(settings, recipeIn(recipe));
    return command(settings, 'sale.webhook.liquid');
  }
}

/** The text of the first block of this language in docs/editors.md. */
function recipeIn(language) {
  const page = readFileSync(join(root, 'docs/editors.md'), 'utf8');
  const [, recipe] = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(page) ?? [];
  if (recipe === undefined) throw new Error(`docs/editors.md has no recipe in ${language}`);
  return recipe;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { passed, failed, skipped } = await testEditors();
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 ? 1 : 0);
}

// A folder in which everything that has a name is named by one of thirty hostile texts.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const texts = JSON.parse(readFileSync(new URL('../hostile/texts.json', import.meta.url), 'utf8')).map(
  ({ text }) => text,
);

/** A body with a finding for each text. */
export const FINDINGS = 'findings.webhook.liquid';
/** Begins the name of the sample user that is called by all of them. */
export const COMBINED = 'All of them:';

/** The texts that one body aborts with: the editor cuts longer notifications off. */
const AT_ONCE = 5;

/** The folder, and the bodies in it that abort with a few of the texts each, in the order of their names. */
export function hostileWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-hostile-'));
  const write = (name, content) => writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'users'));
  const aborting = [];
  for (const [at, text] of texts.entries()) {
    write(`users/${fileName(text, at)}.sample-user.json`, sampleUser(text, at));
    if (at % AT_ONCE !== 0) continue;
    const name = `${fileName(text, at)}.webhook.liquid`;
    write(name, `{% abort_message(${inLiquid(texts.slice(at, at + AT_ONCE).join(' · '))}) %}{"a": 1}`);
    aborting.push(join(folder, name));
  }
  write('users/combined.sample-user.json', JSON.stringify({ name: `${COMBINED} ${texts.join(' ')}` }));
  write(FINDINGS, `{${texts.map(member).join(',\n')}}`);
  return { folder, aborting };
}

/** Every third cannot be used, and is then shown by its path and its problem. */
function sampleUser(text, at) {
  return JSON.stringify(at % 3 === 0 ? { name: '', catalogs: { [text]: 1 } } : { name: text });
}

function member(text, at) {
  return `"k${at}": "{{event_properties.\${${text.replaceAll(/[{}]/g, '')}}}}"`;
}

/** No file can have a slash in its name, and few disks take more than 255 bytes of it. */
function fileName(text, at) {
  return `${String(at).padStart(2, '0')} ${text.replaceAll('/', '∕')}`.slice(0, 60);
}

function inLiquid(text) {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}

// Times `test` of many bodies for several sample users, each of whom expects something of all of them.
//   node scripts/bench/tests.mjs [--bodies 1000] [--users 5] [--size 3000] [--other CHECKOUT]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bodyOf } from './bodies.mjs';
import { root } from './servers.mjs';

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '1000' },
    users: { type: 'string', default: '5' },
    size: { type: 'string', default: '3000' },
    other: { type: 'string' },
  },
});
const [bodies, users] = [Number(values.bodies), Number(values.users)];
const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-bench-'));
const body = bodyOf('realistic', Number(values.size));

/** What a process has used is only known to itself. */
const TELL = `data:text/javascript,process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  process.stderr.write('CPU ' + (user + system) / 1e6 + '\\n');
});`;

function write() {
  for (let number = 0; number < bodies; number++)
    writeFileSync(
      join(folder, `${number}.webhook.liquid`),
      body.replaceAll('example.com/p/', `example.com/${number}/`),
    );
  for (let number = 0; number < users; number++) {
    const properties = { id_0: `p-${number}`, price_0: number, categories_0: [{ id: 'a' }, { id: 'b' }] };
    const expect = Object.fromEntries(Array.from({ length: bodies }, (_, at) => [`${at}.webhook.liquid`, {}]));
    const user = { name: `User ${number}`, user: { external_id: `u-${number}` }, event: { properties }, expect };
    writeFileSync(join(folder, `${number}.sample-user.json`), JSON.stringify(user));
  }
}

function run(checkout, ...args) {
  const started = performance.now();
  const command = ['--import', TELL, join(checkout, 'dist/cli.js'), 'test', ...args];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: folder, maxBuffer: 1e9, encoding: 'utf8' });
  return { stdout, stderr, seconds: (performance.now() - started) / 1000, cpu: Number(/CPU (\S+)/.exec(stderr)?.[1]) };
}

/** @throws where a test fails: then something else is measured. */
function measured(checkout, format) {
  const { stdout, stderr, seconds, cpu } = run(checkout, '--format', format);
  const said =
    format === 'junit' ? `tests="${bodies * users}" failures="0" errors="0"` : `${bodies * users} passed, 0 failed`;
  if (!stdout.includes(said)) throw new Error(`${stdout.slice(0, 1000)}${stderr.slice(0, 1000)}`);
  return {
    'time, s': seconds.toFixed(1),
    'CPU, s': cpu.toFixed(1),
    'tests a second': Math.round((bodies * users) / cpu),
  };
}

try {
  write();
  // What is sent is what is expected, from then on.
  const recorded = run(root, '--update');
  console.log(
    `${bodies} bodies of ${body.length} characters, ${users} sample users; recorded in ${recorded.seconds.toFixed(1)} s`,
  );
  const checkouts = { ours: root, ...(values.other === undefined ? {} : { other: values.other }) };
  const rows = {};
  for (const [who, checkout] of Object.entries(checkouts))
    for (const format of ['text', 'junit']) rows[`${who}, ${format}`] = measured(checkout, format);
  console.table(rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Times `check` of many clean bodies of 3 KB, in turns with another checkout where one is named, and with one body.
//   node scripts/bench/many-files.mjs [--files 1000] [--rounds 3] [--other CHECKOUT]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bodyOf } from './bodies.mjs';
import { median } from './numbers.mjs';
import { root } from './servers.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    other: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-bench-'));
const body = bodyOf('realistic', 3000);

/** Each file is another, so that nothing can be known of it before. */
function write(name, count) {
  mkdirSync(join(folder, name));
  for (let number = 0; number < count; number++) {
    const text = body.replaceAll('example.com/p/', `example.com/${number}/`);
    writeFileSync(join(folder, name, `${number}.webhook.liquid`), text);
  }
}

function timeOf(checkout, name) {
  const started = performance.now();
  const args = [join(checkout, 'dist/cli.js'), 'check', name];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 1e9 });
  if (status !== 0 || !/ 0 errors, 0 warnings/.test(stdout))
    throw new Error(`not clean: ${stdout}${stderr}`.slice(-2000));
  return performance.now() - started;
}

try {
  write('many', Number(values.files));
  write('one', 1);
  const checkouts = { ours: root, ...(values.other === undefined ? {} : { other: values.other }) };
  const times = Object.fromEntries(Object.keys(checkouts).map((who) => [who, { many: [], one: [] }]));
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [who, checkout] of Object.entries(checkouts))
      for (const name of ['many', 'one']) times[who][name].push(timeOf(checkout, name));
  const ms = (list) => Number(median(list).toFixed(0));
  const reference = median((times.other ?? times.ours).many);
  console.log(`${values.files} bodies of ${body.length} characters, on ${availableParallelism()} cores`);
  console.table(
    Object.fromEntries(
      Object.entries(times).map(([who, { many, one }]) => [
        who,
        {
          'many, ms': ms(many),
          'bodies a second': Math.round(Number(values.files) / (median(many) / 1000)),
          'one, ms': ms(one),
          ...(values.other === undefined
            ? {}
            : { 'many, to the other': Number((median(many) / reference).toFixed(2)) }),
        },
      ]),
    ),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Replays generated events, one in a thousand of which breaks in one of five ways, and holds the counts to what was generated. Then Ruby Liquid
// renders the same body for some of them, where it is installed.
//   node scripts/bench/replay.mjs [--events 1000000] [--ruby 100000]
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './servers.mjs';

const { values } = parseArgs({
  options: { events: { type: 'string', default: '1000000' }, ruby: { type: 'string', default: '100000' } },
});
const COUNT = Number(values.events);
const BODY = `{% if \${user_id} == blank %}{% abort_message('no user') %}{% endif %}{
  "type": "track", "event": "product_viewed", "user_id": "{{\${user_id} | json_escape}}",
  "properties": { "id": "p", "title": "{{event_properties.\${title}}}", "price": {{event_properties.\${price}}} },
  "timezone": "{{\${time_zone}}}", "timestamp": {{'now' | date: '%s'}}000
}`;

/** The first three lose the event, the fourth stops it, the last one is a finding of Movable Ink's rules. */
const WAYS = [
  (event) => Object.assign(event.properties, { title: '6" Wipes' }),
  (event) => Object.assign(event.properties, { price: null }),
  (event) => Object.assign(event.properties, { price: 'free' }),
  (event) => Object.assign(event, { external_id: undefined }),
  (event) => Object.assign(event, { timezone: 'Eastern Time (US & Canada)' }),
];

/** The same body with Ruby's names for what Braze reads, and with nothing else to do: data that are there, and no look at what comes out. */
const IN_RUBY = BODY.replace(/\{% abort_message.*?%\}/, '{% break %}')
  .replaceAll(/event_properties\.\$\{(\w+)\}/g, 'event_properties.$1')
  .replaceAll(/\$\{(\w+)\}/g, '$1');
const RUBY = `require 'json'
require 'liquid'
module Filters
  def json_escape(input) = input.to_s.to_json[1..-2]
end
Liquid::Template.register_filter(Filters)
template = Liquid::Template.parse(%q(${IN_RUBY}))
count = ARGV[0].to_i
data = count.times.map do |n|
  properties = { 'title' => "Wipes #{n % 50}", 'price' => (n % 900) / 100.0 }
  { 'user_id' => "u#{n}", 'time_zone' => 'America/New_York', 'event_properties' => properties }
end
now = -> { Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) }
started = now.call
data.each { |one| template.render(one) }
puts (count / (now.call - started)).round`;

const folder = mkdtempSync(join(tmpdir(), 'mi-webhook-bench-'));

async function writeEvents(file) {
  const stream = createWriteStream(file);
  for (let number = 0; number < COUNT; number++) {
    const properties = { title: `Wipes ${number % 50}`, price: (number % 900) / 100 };
    const time = new Date(1701886845000 + number * 1000).toISOString();
    const event = { name: 'viewed', time, external_id: `u${number}`, timezone: 'America/New_York', properties };
    if (number % 1000 === 500) WAYS[Math.floor(number / 1000) % WAYS.length](event);
    if (!stream.write(`${JSON.stringify(event)}\n`)) await new Promise((resolve) => stream.once('drain', resolve));
  }
  await new Promise((resolve) => stream.end(resolve));
}

/** Seconds of processor time of the children that have ended. */
function childrenCpu() {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

async function replay() {
  const command = [join(root, 'dist/cli.js'), 'replay', 'a.webhook.liquid', '--format', 'json', '--events', 'e.jsonl'];
  const before = childrenCpu();
  const child = spawn(process.execPath, command, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  let memory = 0;
  const watching = setInterval(() => {
    try {
      const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      memory = Math.max(memory, Number(peak ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 100);
  await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watching);
  return { report: JSON.parse(out), memory, cpu: childrenCpu() - before };
}

try {
  writeFileSync(join(folder, 'a.webhook.liquid'), BODY);
  await writeEvents(join(folder, 'e.jsonl'));
  const { report, memory, cpu } = await replay();
  const broken = Array.from({ length: WAYS.length }, (_, way) =>
    Math.ceil((Math.floor((COUNT - 501) / 1000) + 1 - way) / WAYS.length),
  );
  const lost = broken[0] + broken[1] + broken[2];
  const expected = { events: COUNT, sent: COUNT - lost - broken[3], lost, stopped: broken[3], withFindings: broken[4] };
  const differ = Object.entries(expected).filter(([name, count]) => report.counts[name] !== count);
  const counts = report.lost.map(({ count }) => count).sort((one, other) => one - other);
  console.log(JSON.stringify(report.counts), `lost by cause: ${counts.join(', ')}`);
  console.log(differ.length === 0 ? 'all counts as generated' : `WRONG: ${JSON.stringify(expected)}`);
  console.log(`${memory.toFixed(0)} MB, ${cpu.toFixed(1)} s of CPU, ${Math.round(COUNT / cpu)} events a CPU second`);
  const { stdout, status } = spawnSync('ruby', ['-e', RUBY, values.ruby], { encoding: 'utf8' });
  console.log(
    status === 0 ? `Ruby renders ${stdout.trim()} a CPU second` : 'Ruby with the liquid gem is not installed',
  );
  if (differ.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

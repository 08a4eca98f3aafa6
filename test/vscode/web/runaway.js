// Runs in a page: renders a body of which every step is costly, with others before and after it, in the worker of the extension for browsers.
import { browserRenderer } from '../../../server/src/render/browser-renderer.ts';
import { builtInSampleUsers } from '../../../server/src/samples/built-in.ts';

const [{ sampleUser }] = builtInSampleUsers;
const RUNAWAY = `{% assign s = 'aaaaaaaaaa' %}{% for i in (1..14) %}{% assign s = s | append: s %}{% endfor %}
  {% for i in (1..120) %}{% assign x = s | split: '' | reverse | join: '' | md5 %}{% endfor %}`;

/** @param source the text of the worker's bundle. @param time milliseconds that it has. */
globalThis.renderRunaway = async (source, time) => {
  const renderer = browserRenderer(async () => source);
  const render = (body, most) => renderer.render({ body, sampleUser, time: most });
  const before = await render('{"a": 1}');
  const started = performance.now();
  const stopped = await render(RUNAWAY, time);
  const taken = performance.now() - started;
  const after = await render('{"a": 2}');
  renderer.dispose();
  return { before: before.text, reason: stopped.reason, taken, after: after.text };
};

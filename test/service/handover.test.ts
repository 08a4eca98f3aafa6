import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Trigger } from '../../server/src/catalog/types.ts';
import { defaultConfig } from '../../server/src/config/config.ts';
import { defaultSettings } from '../../server/src/rules/engine/settings.ts';
import { checkBody } from '../../server/src/service/check-body.ts';
import { launchList } from '../../server/src/service/handover/launch-list.ts';
import { stopsAnonymousUsers } from '../../server/src/service/handover/stops-anonymous.ts';

const fixed = (name: string) => checkBody(readFileSync(`examples/fixed/${name}.webhook.liquid`, 'utf8'));

describe('the audience filter', () => {
  test.each([
    ['category-view', true],
    ['identify', true],
    ['product-view', false],
  ])('of %s: %s', (name, isNeeded) => {
    const checked = fixed(name);
    expect(stopsAnonymousUsers(checked)).toBe(isNeeded);
    const audience = launchList(checked, undefined).find(({ setting }) => setting === 'Target Audience');
    expect(audience?.value.includes('is not blank')).toBe(isNeeded);
  });

  test.each([
    ["{% unless ${user_id} %}{% abort_message('x') %}{% endunless %}{}", false],
    ["{% if {{${user_id}}} == blank %}{% abort_message('x') %}{% endif %}{}", true],
    ["{% if {{${user_id}}} == blank or ${city} == 'x' %}{% abort_message('x') %}{% endif %}{}", true],
    ["{% if {{${user_id}}} == blank and ${city} == 'x' %}{% abort_message('x') %}{% endif %}{}", false],
    ['{% if {{${user_id}}} != blank %}{}{% else %}{% abort_message("x") %}{% endif %}', true],
    ['{"user_id": "{{${user_id} | json_escape}}"}', false],
    ["{% unless {{${user_id}}} != blank %}{% abort_message('x') %}{% endunless %}{}", true],
    ["{% assign id = {{${user_id}}} | strip %}{% if id == '' %}{% abort_message('x') %}{% endif %}{}", true],
    ["{% assign id = {{${user_id}}} | default: '' %}{% if id == blank %}{% abort_message('x') %}{% endif %}{}", true],
    [
      "{% if {{${user_id}}} == blank %}{% if ${city} %}{% abort_message('x') %}{% else %}{% abort_message('y') %}{% endif %}{% endif %}{}",
      true,
    ],
    [
      "{% if {{${user_id}}} != blank %}{% if ${city} == blank %}{% abort_message('x') %}{% endif %}{}{% else %}{% abort_message('y') %}{% endif %}",
      true,
    ],
    [
      '{% if {{${user_id}}} != blank %}{"user_id": "{{${user_id} | json_escape}}"}{% else %}{"anonymous_id": "{{${braze_id}}}"}{% endif %}',
      false,
    ],
    ["{% if ${city} == blank %}{% abort_message('x') %}{% endif %}{}", false],
    ["{% if {{${user_id}}} != blank and ${city} == 'x' %}{% abort_message('x') %}{% endif %}{}", false],
    ["{% if {{event_properties.${id}}} == blank %}{% abort_message('x') %}{% endif %}{}", false],
    ["{% if {{${user_id}}} == 'x' %}{% abort_message('x') %}{% endif %}{}", false],
    ["{% if {{${user_id}}} == blank and {{${email_address}}} == blank %}{% abort_message('x') %}{% endif %}{}", false],
  ])('%s: %s', (body, isNeeded) => {
    expect(stopsAnonymousUsers(checkBody(body))).toBe(isNeeded);
  });

  test('warns that it can lose the event that identifies the user', () => {
    const audience = launchList(fixed('identify'), undefined).find(({ setting }) => setting === 'Target Audience');
    expect(audience?.why).toContain('Braze tests the audience before the trigger');
    expect(audience?.why).toContain('that is the very event it is for');
  });
});

describe('the launch list', () => {
  const triggered = (trigger: Trigger, body = '{}') => {
    const config = { ...defaultConfig, settings: { ...defaultSettings, trigger } };
    return launchList(checkBody(body, { config }), 'Product Viewed').map(
      ({ setting, value }) => `${setting}: ${value}`,
    );
  };

  test.each<[trigger: Trigger, has: string[], lacks: string[]]>([
    [
      'action-based',
      ['to become re-eligible to receive campaign: on, 0 minutes', 'Action-Based Delivery', '**Product Viewed**'],
      ['Canvas:', 'Entry '],
    ],
    [
      'canvas-first-step',
      ['to re-enter this Canvas: on, 0 seconds', 'Entry Audience', 'Limit entrance volume: off', '**Product Viewed**'],
      ['re-eligible', 'Target Audience', 'Schedule Delay'],
    ],
    ['canvas-later-step', ['to re-enter this Canvas', 'Place of the step: right after the entry'], ['re-eligible']],
    ['api-triggered', ['re-eligible', 'API-Triggered Delivery'], ['Custom Event', 'Canvas:']],
    ['scheduled', ['re-eligible', 'Scheduled Delivery'], ['Custom Event', 'Canvas:']],
  ])('for %s', (trigger, has, lacks) => {
    const items = triggered(trigger).join('\n');
    for (const words of has) expect(items).toContain(words);
    for (const words of lacks) expect(items).not.toContain(words);
    // These lose events however the message is triggered.
    for (const words of ['Frequency Capping: off', 'Control Group', 'Suppression Lists', 'Quiet Hours', 'Rate limits'])
      expect(items).toContain(words);
  });

  test('has the filter in the entry of a Canvas too, if the body needs it', () => {
    const knownOnly = '{% if {{${user_id}}} == blank %}{% abort_message("x") %}{% endif %}{}';
    const audience = (body: string) =>
      triggered('canvas-first-step', body).find((one) => one.startsWith('Entry Audience'));
    expect(audience(knownOnly)).toContain('is not blank');
    expect(audience('{}')).toContain('without a filter');
  });
});

test('each item of the launch list says why and where that stands', () => {
  const items = launchList(fixed('product-view'), 'Product Viewed');
  expect(items.length).toBeGreaterThan(10);
  for (const { setting, value, why, source } of items)
    for (const text of [setting, value, why, source]) expect(text).toMatch(/\S/);
  expect(items.some(({ value }) => value.includes('**Product Viewed**'))).toBe(true);
  expect(items[0]).toMatchObject({ value: 'on, 0 minutes' });
});

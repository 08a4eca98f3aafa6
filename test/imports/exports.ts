/** Answers in the form of Braze's documentation. */
export const basic = 'Basic dXNlcjpwYXNzd29yZDEyMw==';

export function webhook(body: unknown, name = 'Variant 1'): object {
  return {
    channel: 'webhook',
    name,
    url: 'https://user:pa55word@collector.movableink-dmz.com/behavioral/k3y0fTheAccount?token=s3cretToken1&user={{${user_id}}}',
    body,
    type: 'raw',
    headers: { 'Content-Type': 'application/json', Authorization: basic, 'X-Api-Key': 'abcdef123456' },
    method: 'POST',
  };
}

export function campaign(name: string, messages: object, more: object = {}): object {
  return {
    message: 'success',
    created_at: '2023-12-06T18:20:45+00:00',
    archived: false,
    draft: false,
    enabled: true,
    name,
    channels: ['webhook'],
    messages,
    ...more,
  };
}

export const canvas = {
  message: 'success',
  name: 'Welcome <b>journey</b>',
  enabled: true,
  variants: [{ name: 'Variant 1', id: 'v1', first_step_ids: ['s1'] }],
  steps: [
    {
      name: 'Send to Movable Ink',
      type: 'message',
      id: 's1',
      next_step_ids: ['s2'],
      channels: ['webhook'],
      messages: { m1: webhook('{"a": 1}', '') },
    },
    {
      name: 'Mail',
      type: 'message',
      id: 's2',
      next_paths: {},
      channels: ['email'],
      messages: { m2: { channel: 'email', subject: 'Hi' } },
    },
    { name: 'Delay', type: 'delay', id: 's3' },
  ],
};

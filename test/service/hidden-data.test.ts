import { expect, test } from 'vitest';
import { withoutHiddenData } from '../../server/src/service/handover/hidden-data.ts';

const cleaned = (value: unknown) => {
  const { text, replaced } = withoutHiddenData(JSON.stringify(value));
  return { value: JSON.parse(text), isTold: replaced.length > 0 };
};

/** Of nobody, and none of the addresses and numbers that are set aside for examples. */
test.each([
  [{ 'jane.doe@gmail.com': 1 }, { 'someone@example.com': 1 }],
  [{ a: [[{ b: 'amFuZS5kb2VAZ21haWwuY29t' }]] }, { a: [[{ b: 'c29tZW9uZUBleGFtcGxlLmNvbQ==' }]] }],
  [{ a: 'jane.doe%40gmail.com' }, { a: 'someone%40example.com' }],
  [
    { a: 'https://shop.acme.com/?id=7&email=jane.doe%40gmail.com#top' },
    { a: 'https://shop.acme.com/?id=7&email=someone%40example.com#top' },
  ],
  [{ a: 'call 212-736-5000 now' }, { a: 'call 202-555-0143 now' }],
])('%j is told and replaced', (value, expected) => {
  expect(cleaned(value)).toEqual({ value: expected, isTold: true });
});

test.each([
  { a: 'https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc?page=2&sort=price%20up' },
  {
    a: '55502f40dc8b7c769880b10874abc9d0',
    b: 'QWxsLVB1cnBvc2UgV2lwZXM=',
    c: '100%',
    d: '1984-07-23',
    e: 1.99,
    f: null,
  },
  { a: 'someone@example.com', b: '202-555-0143', c: '978-3-16-148410-0', d: '2023-12-06T18:20:45Z' },
])('%j stays as it is', (value) => {
  expect(cleaned(value)).toEqual({ value, isTold: false });
});

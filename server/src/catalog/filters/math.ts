import { defineFilters, pages } from './define.ts';

export const mathFilters = [
  ...defineFilters('math', 'documented', pages.filters, [
    ['abs', '', ['number', 'number'], 'Drops the sign.', '{{ -5 | abs }}', '5'],
    [
      'at_most',
      'maximum:number',
      ['number', 'number'],
      'The number, but not above a limit.',
      '{{ 7 | at_most: 5 }}',
      '5',
    ],
    [
      'at_least',
      'minimum:number',
      ['number', 'number'],
      'The number, but not below a limit.',
      '{{ 3 | at_least: 5 }}',
      '5',
    ],
    ['ceil', '', ['number', 'number'], 'Rounds up to a whole number.', '{{ 1.2 | ceil }}', '2'],
    [
      'divided_by',
      'divisor:number',
      ['number', 'number'],
      'Divides; two whole numbers give a whole number, rounded down.',
      '{{ 15 | divided_by: 2 }}',
      '7',
    ],
    ['floor', '', ['number', 'number'], 'Rounds down to a whole number.', '{{ 1.8 | floor }}', '1'],
    ['minus', 'number:number', ['number', 'number'], 'Subtracts.', '{{ 5 | minus: 2 }}', '3'],
    [
      'plus',
      'number:number',
      ['number', 'number'],
      'Adds; `plus: 0` makes a number of a text.',
      "{{ '1.99' | plus: 0 }}",
      '1.99',
    ],
    [
      'round',
      'decimals:number?',
      ['number', 'number'],
      'Rounds to a number of decimals, none by default.',
      '{{ 1.005 | round: 2 }}',
      '1.01',
    ],
    ['times', 'number:number', ['number', 'number'], 'Multiplies.', '{{ 3 | times: 1000 }}', '3000'],
    ['modulo', 'divisor:number', ['number', 'number'], 'What a division leaves over.', '{{ 7 | modulo: 3 }}', '1'],
    ['money', '', ['number', 'string'], 'Prints a number with two decimals.', '{{ 145 | money }}', '145.00'],
  ]),
  ...defineFilters('math', 'documented', pages.advanced, [
    [
      'number_with_delimiter',
      '',
      ['number', 'string'],
      'Prints a number with commas between the thousands, which JSON does not take as a number.',
      '{{ 123456 | number_with_delimiter }}',
      '123,456',
    ],
  ]),
  ...defineFilters('math', 'unsupported', pages.filters, [
    [
      'money_with_currency',
      '',
      ['number', 'string'],
      'A filter of Shopify that Braze does not have; use `money`.',
      '{{ 145 | money_with_currency }}',
    ],
    [
      'money_without_currency',
      '',
      ['number', 'string'],
      'A filter of Shopify that Braze does not have; use `money`.',
      '{{ 145 | money_without_currency }}',
    ],
  ]),
];

/** Floats as Ruby prints them: `1.0`, `0.0001`, `1.0e-05`, `1.0e+15`, but `1000000000000000.5`. */
export function floatToText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  const hasFraction = digits.length > exponent + 1;
  if (exponent < -4 || (exponent >= 15 && !hasFraction)) return sign + scientific(digits, exponent);
  return sign + plain(digits, exponent);
}

function scientific(digits: string, exponent: number): string {
  const fraction = digits.slice(1) || '0';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0)}.${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
}

function plain(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
}

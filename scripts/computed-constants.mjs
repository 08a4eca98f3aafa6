import { readFileSync } from 'node:fs';

/** The constants of SHA-2: of the cube roots of the first 80 primes, the first 64 bits behind the point. */
const ROOTS = `(() => {
  const roots = [];
  for (let prime = 2; roots.length < 80; prime++) {
    let divisor = 2;
    while (prime % divisor) divisor++;
    if (divisor < prime) continue;
    const cube = BigInt(prime) << 192n;
    let root = BigInt(Math.round(Math.cbrt(prime) * 2 ** 48)) << 16n;
    for (let step = 0; step < 2; step++) root -= (root ** 3n - cube) / (3n * root * root);
    while (root ** 3n > cube) root--;
    roots.push(BigInt.asUintN(64, root));
  }
  return roots;
})()`;

const SHORT = /const SHA256_K = [^[]*\[[^\]]*\]\);/;
const LONG = /const K512 = [^[]*\[([^\]]*)\]\.map\(n => BigInt\(n\)\)\)\)\(\);/;

/** Random digits are what a compressed bundle has most of, and they can be computed in a millisecond. */
export const computeConstants = {
  name: 'compute-constants',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]@noble[\\/]hashes[\\/]sha2\.js$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const written = LONG.exec(text)?.[1].match(/0x[\da-f]+/g) ?? [];
      const computed = new Function(`return ${ROOTS}`)();
      if (written.length !== 80 || written.some((one, index) => BigInt(one) !== computed[index]) || !SHORT.test(text))
        throw new Error('cannot build: the constants of SHA-2 are written in another way');
      const contents = text
        .replace(LONG, '')
        .replace(
          SHORT,
          `const K512 = /* @__PURE__ */ u64.split(${ROOTS});\nconst SHA256_K = /* @__PURE__ */ K512[0].slice(0, 64);`,
        );
      return { contents };
    }),
};

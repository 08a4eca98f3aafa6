export { prove } from '../../server/src/proof/prove.ts';
export { read } from '../../server/src/template/read.ts';

export { prove } from '../../server/src/payload/prove.ts';
export { read } from '../../server/src/template/read.ts';

/**
 * What answers requests that come seldom, and what renders. In a browser it is a bundle of its own, which the server loads when somebody first
 * asks, so that findings are there sooner.
 */
export { browserRenderer } from '../render/browser-renderer.ts';
export { createKillableRenderer } from '../render/killable-renderer.ts';
export { builtInSampleUsers } from '../samples/built-in.ts';
export { confirmVerdict } from '../service/confirm-cases.ts';
export { findWitness } from '../service/witness.ts';
export { askedRequests } from './asked-requests.ts';
export { codeActions } from './code-actions.ts';
export { Navigation } from './navigation.ts';
export { Previews } from './previews.ts';
export { Trials } from './trials.ts';

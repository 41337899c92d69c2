/** From openai 6 to 7: methods, exports and types that releases up to the newest 7.x removed. */
import type { Version } from '../src/sdk/versions.ts';
import { mayUseClient } from './prefilter.ts';
import { markMissingBodies } from './steps/missing-bodies.ts';
import { movedModules } from './steps/moved-modules.ts';
import { removedExports } from './steps/removed-exports.ts';
import { renamedMethods } from './steps/renamed-methods.ts';
import { renamedTypes } from './steps/renamed-types.ts';
import { createTransform, type Pipeline } from './transform.ts';

const target: Version = { major: 7, minor: Infinity };

export const pipeline: Pipeline = {
  mayMatter: mayUseClient,
  steps: [renamedMethods(target), movedModules(target), removedExports(target), renamedTypes(target), markMissingBodies],
};

export const parser = 'tsx';
export default createTransform(pipeline);

/** From openai 5 to 6: methods, exports and types that releases up to 6.0.0 removed, and tools that became unions. */
import type { Version } from '../src/sdk/versions.ts';
import { mayUseClient } from './prefilter.ts';
import { movedModules } from './steps/moved-modules.ts';
import { removedExports } from './steps/removed-exports.ts';
import { renamedMethods } from './steps/renamed-methods.ts';
import { renamedTypes } from './steps/renamed-types.ts';
import { markToolUnions } from './steps/tool-unions.ts';
import { createTransform, type Pipeline } from './transform.ts';

const target: Version = { major: 6, minor: 0 };

export const pipeline: Pipeline = {
  mayMatter: mayUseClient,
  steps: [renamedMethods(target), movedModules(target), removedExports(target), renamedTypes(target), markToolUnions],
};

export const parser = 'tsx';
export default createTransform(pipeline);

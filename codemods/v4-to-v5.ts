/** From openai 4 to 5: names, arguments, modules, types and errors that 5.0.0 changed, and what 4.x releases had already removed. */
import type { Version } from '../src/sdk/versions.ts';
import { unwrapEncodedIds } from './steps/encoded-path.ts';
import { readErrors } from './steps/error-members.ts';
import { readFileContents } from './steps/file-contents.ts';
import { readFilesByStream } from './steps/file-from-path.ts';
import { moveOptionsBehindQuery } from './steps/list-options.ts';
import { mockedMethods } from './steps/mocked-methods.ts';
import { movedModules } from './steps/moved-modules.ts';
import { markOptionalFields } from './steps/optional-fields.ts';
import { markPageClasses } from './steps/page-classes.ts';
import { namePathParameters } from './steps/path-parameters.ts';
import { removedExports } from './steps/removed-exports.ts';
import { markRemovedOptions } from './steps/removed-options.ts';
import { renamedMethods } from './steps/renamed-methods.ts';
import { renamedTypes } from './steps/renamed-types.ts';
import { requireClass } from './steps/required-class.ts';
import { runTools } from './steps/run-functions.ts';
import { markSubclassHooks } from './steps/subclass-hooks.ts';
import { markRemovedResultMembers } from './steps/web-responses.ts';
import { mayUseClient } from './prefilter.ts';
import { createTransform, type Pipeline } from './transform.ts';

const target: Version = { major: 5, minor: 0 };

export const pipeline: Pipeline = {
  mayMatter: mayUseClient,
  steps: [
    renamedMethods(target),
    runTools,
    readFileContents,
    namePathParameters,
    moveOptionsBehindQuery,
    unwrapEncodedIds,
    movedModules(target),
    removedExports(target),
    readFilesByStream,
    renamedTypes(target),
    requireClass,
    readErrors,
    markRemovedOptions,
    markPageClasses,
    markRemovedResultMembers,
    markSubclassHooks,
    markOptionalFields,
    mockedMethods(target),
  ],
};

export const parser = 'tsx';
export default createTransform(pipeline);

/** Lets packages that `require('eslint')`, RuleTester above all, have the ESLint of `MATRIX_ESLINT`; Vite's aliases reach only what it transforms. */
import Module from 'node:module';

type ResolveFilename = (request: string, ...rest: unknown[]) => string;

const internals = Module as unknown as { _resolveFilename: ResolveFilename };
const resolve = internals._resolveFilename;
const installed = process.env.MATRIX_ESLINT ?? 'eslint';

internals._resolveFilename = (request, ...rest) => resolve(request.replace(/^eslint(?=$|\/)/, installed), ...rest);

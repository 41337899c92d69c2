/** openai 3 → 4: clients, calls, responses, errors, types and modules of the axios-based SDK → the current API, as 4.104 has it. */
import { v3Methods } from '../src/sdk/legacy-methods.ts';
import { axiosErrors } from './steps/axios-errors.ts';
import { axiosImports } from './steps/axios-imports.ts';
import { axiosTypes } from './steps/axios-types.ts';
import { browsers } from './steps/browsers.ts';
import { construction } from './steps/construction.ts';
import { methodCalls } from './steps/method-calls.ts';
import { leftovers } from './steps/leftovers.ts';
import { mocks } from './steps/mocks.ts';
import { responseBorders } from './steps/response-borders.ts';
import { responses } from './steps/responses.ts';
import { sdkImports } from './steps/sdk-imports.ts';
import { streams } from './steps/streams.ts';
import { types } from './steps/types.ts';
import { unseenClients } from './steps/unseen-clients.ts';
import { type Pipeline, createTransform } from './transform.ts';

/** The package, members of what axios gives, and methods that a file may call on a client that it is handed. */
const MENTIONS = new RegExp(String.raw`openai|OpenAI|\.response\b|\bresponse\s*}|\.data\b|\bdata\b[^;]{0,40}}|\b(?:${v3Methods.map(({ name }) => name).join('|')})\b`);

export const pipeline: Pipeline = {
  mayMatter: (text) => MENTIONS.test(text),
  steps: [construction, streams, responses, responseBorders, methodCalls, unseenClients, axiosErrors, types, axiosTypes, mocks, browsers, axiosImports, sdkImports, leftovers({ major: 4, minor: 0 })],
};

export const parser = 'tsx';
export default createTransform(pipeline);

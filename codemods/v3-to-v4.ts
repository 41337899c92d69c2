/** openai 3 → 4: clients, calls, responses, errors, types and modules of the axios-based SDK → the current API, as 4.104 has it. */
import { construction } from './steps/construction.ts';
import { methodCalls } from './steps/method-calls.ts';
import { responses } from './steps/responses.ts';
import { sdkImports } from './steps/sdk-imports.ts';
import { type Pipeline, createTransform } from './transform.ts';

export const pipeline: Pipeline = {
  mayMatter: (text) => /openai|OpenAI|\.response\b|\bresponse\s*}|\.data\b|\bdata\b[^;]{0,40}}/.test(text),
  steps: [construction, responses, methodCalls, sdkImports],
};

export const parser = 'tsx';
export default createTransform(pipeline);

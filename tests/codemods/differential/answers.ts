/** What the fake API answers, by method and path; every failure looks like one of the real API. */
import { type Answer, completion } from '../../sdk/local-server.ts';
import type { Scenario } from './harness.ts';

const list = (data: readonly object[]) => ({ object: 'list', data, has_more: false });

const vector = [0.5, 0.25];
const base64Vector = Buffer.from(new Float32Array(vector).buffer).toString('base64');

export function answerTo(method: string, fullPath: string, body: string, scenario: Scenario): Answer {
  if (scenario !== 'success') return failure(Number(scenario));
  const path = fullPath.split('?')[0]!.replace(/^\/openai\/deployments\/[^/]+/, '');
  const headers = { 'x-request-id': 'req_1', 'x-ratelimit-remaining': '7' };
  if (path.endsWith('/content')) return { headers: { ...headers, 'content-type': 'application/octet-stream' }, body: 'first\nsecond' };
  if (path.startsWith('/audio') && body.includes('name="response_format"\r\n\r\ntext')) return { headers: { ...headers, 'content-type': 'text/plain' }, body: 'spoken' };
  if (/"stream":\s*true/.test(body)) return { headers: { ...headers, 'content-type': 'text/event-stream' }, body: events(path) };
  return { headers, body: success(method, path, body) };
}

function failure(status: number): Answer {
  const code = status === 401 ? 'invalid_api_key' : status === 429 ? 'rate_limit_exceeded' : null;
  return {
    status,
    headers: { 'x-request-id': 'req_2', 'retry-after-ms': '1', 'x-should-retry': status === 401 ? 'false' : 'true' },
    body: { error: { message: `Failed with ${status}`, type: 'some_error', param: null, code } },
  };
}

function events(path: string): string {
  const texts = ['Hel', 'lo', ''];
  const chunks = texts.map((text, index) => JSON.stringify(path.startsWith('/chat')
    ? { id: 'c', object: 'chat.completion.chunk', choices: [{ index: 0, delta: text ? { content: text } : {}, finish_reason: index === 2 ? 'stop' : null }] }
    : { id: 'c', object: 'text_completion', choices: [{ index: 0, text, finish_reason: index === 2 ? 'stop' : null }] }));
  return [...chunks, '[DONE]'].map((data) => `data: ${data}\n\n`).join('');
}

function success(method: string, path: string, body: string): unknown {
  const [, resource, id] = path.split('/');
  if (method === 'DELETE') return { id, object: resource, deleted: true };
  switch (resource) {
    case 'chat':
      return completion;
    case 'completions':
      return { id: 'cmpl-1', object: 'text_completion', created: 1, model: 'm', choices: [{ text: 'hi', index: 0, logprobs: null, finish_reason: 'stop' }], usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 } };
    case 'embeddings':
      return { ...list([{ object: 'embedding', index: 0, embedding: body.includes('base64') ? base64Vector : vector }]), model: 'm', usage: { prompt_tokens: 1, total_tokens: 1 } };
    case 'moderations':
      return { id: 'modr-1', model: 'm', results: [{ flagged: true, categories: { hate: true }, category_scores: { hate: 0.9 } }] };
    case 'images':
      return { created: 1, data: [{ url: 'http://127.0.0.1/image.png' }] };
    case 'audio':
      return { text: 'spoken' };
    case 'models':
      return id === undefined ? list([{ id: 'a', object: 'model', owned_by: 'x' }, { id: 'b', object: 'model', owned_by: 'y' }]) : { id, object: 'model', owned_by: 'x' };
    case 'files':
      return id === undefined && method === 'GET' ? list([{ id: 'f', object: 'file', filename: 'a.txt' }]) : { id: id ?? 'f', object: 'file', filename: 'upload.txt', purpose: 'fine-tune' };
    default:
      return { path };
  }
}

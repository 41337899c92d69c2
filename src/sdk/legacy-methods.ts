// Methods that older majors of the SDK have and the current one does not: the v3 client's methods, methods removed from v4 on,
// calls whose arguments changed shape, and members of runners, pages and responses. Source: sdk facts measured on openai
// 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0 plus the tags between them; proof: tests/sdk/legacy-methods.test.ts.
import { pathsOf } from './path-families.ts';
import { isRemovedIn, type Automation, type Removal, type Version } from './versions.ts';

/** A method of the v3 client `OpenAIApi` and what takes its place. */
export interface V3Method {
  name: string;
  /** Parameter names of openai 3.3.0; the last is always `options`, the axios request options. */
  parameters: readonly string[];
  /** Path on the current client, see `methodPathIn` for older ones; null where nothing takes the method's place. */
  replacement: string | null;
  /** What to use instead of a method without replacement; prose. */
  alternative?: string;
  /** Parameter → key of the one body object that v4+ takes; absent where every argument keeps its position. */
  bodyKeys?: Readonly<Record<string, string>>;
  droppedParameters?: readonly string[];
  /** Parameters that carry an upload. */
  fileParameters?: readonly string[];
  /** A query parameter stands before the options now: pass `undefined` there when options are passed. */
  insertsQuery?: true;
  /** The body object itself has another shape: see `fineTuneBody`. */
  reshapesBody?: true;
  /** Type that the current call resolves to. */
  result?: string;
  /** Type of the stream's items with `stream: true`. */
  streamChunk?: string;
  /** The body has a `data` member of its own, so `response.data.data` loses exactly one `.data`. */
  resultHasData: boolean;
  automation: Automation;
  /** Text for the TODO that stays beside the call, also where the call itself is rewritten. */
  todo: string | null;
}

const methodRows: readonly (Omit<V3Method, 'resultHasData' | 'automation' | 'todo' | 'replacement'> & Partial<V3Method>)[] = [
  {
    // With stream: true it resolves to Stream<ChatCompletionChunk>; options.responseType goes. functions, function_call and the function role still exist, deprecated.
    name: 'createChatCompletion',
    parameters: ['createChatCompletionRequest', 'options'],
    replacement: 'chat.completions.create',
    result: 'OpenAI.ChatCompletion',
    streamChunk: 'OpenAI.ChatCompletionChunk',
  },
  {
    // The legacy endpoint is still there; the models text-davinci-*, ada, babbage and curie are not. prompt is required in the types.
    name: 'createCompletion',
    parameters: ['createCompletionRequest', 'options'],
    replacement: 'completions.create',
    result: 'OpenAI.Completion',
    streamChunk: 'OpenAI.Completion',
  },
  {
    name: 'createEdit',
    parameters: ['createEditRequest', 'options'],
    alternative: 'chat.completions.create',
    automation: 'todo',
    todo: 'client.edits was removed (the /v1/edits endpoint no longer exists). Rewrite as client.chat.completions.create({ model, messages: [{ role: "system", content: instruction }, { role: "user", content: input }] }); the text moves from choices[i].text to choices[i].message.content.',
  },
  {
    // The SDK asks for encoding_format "base64" where none is given and decodes it to number[]; encoding_format: "float" keeps the request as it was (v4 to v6 return [] from servers that ignore base64).
    name: 'createEmbedding',
    parameters: ['createEmbeddingRequest', 'options'],
    replacement: 'embeddings.create',
    result: 'OpenAI.CreateEmbeddingResponse',
    resultHasData: true,
  },
  {
    name: 'createModeration',
    parameters: ['createModerationRequest', 'options'],
    replacement: 'moderations.create',
    result: 'OpenAI.ModerationCreateResponse',
  },
  {
    // data is optional in ImagesResponse. dall-e-2 and dall-e-3 were retired on 2026-05-12; GPT image models return b64_json, no url, and do not take response_format.
    name: 'createImage',
    parameters: ['createImageRequest', 'options'],
    replacement: 'images.generate',
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    todo: 'DALL-E models are retired: pass an explicit GPT image model and read data[0].b64_json (no url is returned).',
  },
  {
    // 3.1 had (image, mask, prompt, …): the same length in another order, told apart by a file in second or a string in third place. Uploads lose their MIME type: wrap them with await toFile(x, null, { type: "image/png" }).
    name: 'createImageEdit',
    parameters: ['image', 'prompt', 'mask', 'n', 'size', 'responseFormat', 'user', 'options'],
    replacement: 'images.edit',
    bodyKeys: { image: 'image', prompt: 'prompt', mask: 'mask', n: 'n', size: 'size', responseFormat: 'response_format', user: 'user' },
    fileParameters: ['image', 'mask'],
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    todo: 'The API rejects application/octet-stream images: keep the toFile(…, { type }) wrapper and choose a GPT image model.',
  },
  {
    // The current SDK marks the method deprecated: its endpoint is retired.
    name: 'createImageVariation',
    parameters: ['image', 'n', 'size', 'responseFormat', 'user', 'options'],
    replacement: 'images.createVariation',
    bodyKeys: { image: 'image', n: 'n', size: 'size', responseFormat: 'response_format', user: 'user' },
    fileParameters: ['image'],
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    todo: 'images.createVariation compiles but its endpoint is retired: use client.images.edit({ model, image, prompt }).',
  },
  {
    // 3.2.0 had no language: an object literal at index 5 is the options there. response_format text, srt and vtt resolve to a string, verbose_json to TranscriptionVerbose.
    name: 'createTranscription',
    parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'language', 'options'],
    replacement: 'audio.transcriptions.create',
    bodyKeys: { file: 'file', model: 'model', prompt: 'prompt', responseFormat: 'response_format', temperature: 'temperature', language: 'language' },
    fileParameters: ['file'],
    result: 'OpenAI.Audio.Transcription',
  },
  {
    // The current SDK marks the method deprecated: its endpoint shuts down on 2027-02-26.
    name: 'createTranslation',
    parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'options'],
    replacement: 'audio.translations.create',
    bodyKeys: { file: 'file', model: 'model', prompt: 'prompt', responseFormat: 'response_format', temperature: 'temperature' },
    fileParameters: ['file'],
    result: 'OpenAI.Audio.Translation',
  },
  {
    // purpose is a string in v3 and the union FilePurpose today, without answers, search and classifications.
    name: 'createFile',
    parameters: ['file', 'purpose', 'options'],
    replacement: 'files.create',
    bodyKeys: { file: 'file', purpose: 'purpose' },
    fileParameters: ['file'],
    result: 'OpenAI.FileObject',
  },
  {
    // Pages of a list where v3 returned everything: for await collects all. res.data.data becomes page.data; JSON.stringify(page) is not the body of the API.
    name: 'listFiles',
    parameters: ['options'],
    replacement: 'files.list',
    insertsQuery: true,
    result: 'OpenAI.FileObjectsPage',
    resultHasData: true,
  },
  {
    name: 'retrieveFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.retrieve',
    result: 'OpenAI.FileObject',
  },
  {
    name: 'deleteFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.delete',
    result: 'OpenAI.FileDeleted',
  },
  {
    // Resolves to a web Response: res.data becomes await response.text(); with responseType arraybuffer Buffer.from(await response.arrayBuffer()), with stream Readable.fromWeb(response.body). v3 parsed a body that is one JSON document.
    name: 'downloadFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.content',
    result: 'Response',
  },
  {
    name: 'listModels',
    parameters: ['options'],
    replacement: 'models.list',
    result: 'OpenAI.ModelsPage',
    resultHasData: true,
  },
  {
    name: 'retrieveModel',
    parameters: ['model', 'options'],
    replacement: 'models.retrieve',
    result: 'OpenAI.Model',
  },
  {
    name: 'deleteModel',
    parameters: ['model', 'options'],
    replacement: 'models.delete',
    result: 'OpenAI.ModelDeleted',
  },
  {
    // Engines are models: GET /models instead of GET /engines.
    name: 'listEngines',
    parameters: ['options'],
    replacement: 'models.list',
    result: 'OpenAI.ModelsPage',
    resultHasData: true,
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  {
    name: 'retrieveEngine',
    parameters: ['engineId', 'options'],
    replacement: 'models.retrieve',
    result: 'OpenAI.Model',
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  {
    // model is required; fineTuneBody says where the hyperparameters go. The training data has another format.
    name: 'createFineTune',
    parameters: ['createFineTuneRequest', 'options'],
    replacement: 'fineTuning.jobs.create',
    reshapesBody: true,
    result: 'OpenAI.FineTuning.FineTuningJob',
    automation: 'suggest',
    todo: 'The endpoint /fine-tunes became /fine_tuning/jobs: other base models, training data in chat format, other hyperparameters, job ids that start with ftjob-.',
  },
  {
    name: 'listFineTunes',
    parameters: ['options'],
    replacement: 'fineTuning.jobs.list',
    insertsQuery: true,
    result: 'OpenAI.FineTuning.FineTuningJobsPage',
    resultHasData: true,
    todo: 'The list holds pages of fine_tuning.job objects; jobs with old ft- ids are not among them.',
  },
  {
    // hyperparams is hyperparameters (under method), training_files[] is training_file (an id), validation_files[] is validation_file, result_files[] holds ids, updated_at is finished_at, events come from fineTuning.jobs.listEvents(id).
    name: 'retrieveFineTune',
    parameters: ['fineTuneId', 'options'],
    replacement: 'fineTuning.jobs.retrieve',
    result: 'OpenAI.FineTuning.FineTuningJob',
    todo: 'The fine-tune object changed its shape: hyperparams, training_files, result_files, updated_at and events.',
  },
  {
    name: 'cancelFineTune',
    parameters: ['fineTuneId', 'options'],
    replacement: 'fineTuning.jobs.cancel',
    result: 'OpenAI.FineTuning.FineTuningJob',
    todo: 'The fine-tune object changed its shape: hyperparams, training_files, result_files, updated_at and events.',
  },
  {
    // The stream argument goes: events are not streamed any more.
    name: 'listFineTuneEvents',
    parameters: ['fineTuneId', 'stream', 'options'],
    replacement: 'fineTuning.jobs.listEvents',
    droppedParameters: ['stream'],
    insertsQuery: true,
    result: 'OpenAI.FineTuning.FineTuningJobEventsPage',
    resultHasData: true,
    todo: 'Events are not streamed any more: poll listEvents.',
  },
  {
    name: 'createAnswer',
    parameters: ['createAnswerRequest', 'options'],
    alternative: 'responses.create (with vector store file_search) or chat.completions.create',
    automation: 'todo',
    todo: 'The Answers API was shut down and has no method in openai v4+. Retrieve context yourself (client.embeddings.create or client.vectorStores.search) and ask with client.responses.create / client.chat.completions.create.',
  },
  {
    name: 'createClassification',
    parameters: ['createClassificationRequest', 'options'],
    alternative: 'decisions.create / chat.completions.create with response_format / embeddings',
    automation: 'todo',
    todo: 'The Classifications API was shut down and has no method in openai v4+. Use client.chat.completions.create with response_format (json_schema) or client.decisions.create instead.',
  },
  {
    name: 'createSearch',
    parameters: ['engineId', 'createSearchRequest', 'options'],
    alternative: 'vectorStores.search / embeddings.create',
    resultHasData: true,
    automation: 'todo',
    todo: 'The search API of engines was shut down and has no method in openai v4+. Use client.vectorStores.search(id, { query }) or compare client.embeddings.create vectors.',
  },
];

/** All 28 methods of v3's `OpenAIApi`. */
export const v3Methods: readonly V3Method[] = methodRows.map((row) => ({ replacement: null, resultHasData: false, automation: 'auto', todo: null, ...row }));

const v3MethodsByName: ReadonlyMap<string, V3Method> = new Map(v3Methods.map(method => [method.name, method]));

/** The v3 client's method of that name, if it had one. */
export function v3MethodOf(name: string): V3Method | undefined {
  return v3MethodsByName.get(name);
}

/** Signatures that changed inside v3 without changing their length: (image, mask, prompt) and a transcription without language. */
export const v3SignatureHistory = [
  { name: 'createImageEdit', versions: '3.1.0', parameters: ['image', 'mask', 'prompt', 'n', 'size', 'responseFormat', 'user', 'options'] },
  {
    name: 'createImageEdit',
    versions: '3.2.0-3.3.0',
    parameters: ['image', 'prompt', 'mask', 'n', 'size', 'responseFormat', 'user', 'options'],
  },
  { name: 'createTranscription', versions: '3.2.0', parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'options'] },
  {
    name: 'createTranscription',
    versions: '3.2.1-3.3.0',
    parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'language', 'options'],
  },
] as const;

/** How the body of v3's createFineTune maps to `fineTuning.jobs.create`. */
export const fineTuneBody = {
  hyperparameters: ['n_epochs', 'batch_size', 'learning_rate_multiplier'],
  hyperparametersPath: 'method.supervised.hyperparameters',
  withoutReplacement: [
    'prompt_loss_weight',
    'compute_classification_metrics',
    'classification_n_classes',
    'classification_positive_class',
    'classification_betas',
  ],
} as const;

/** A method that v4 or later had and the current SDK does not. */
export interface RemovedMethod extends Removal {
  path: string;
  /** Path on the current client; null where nothing takes the method's place. */
  replacement: string | null;
  /** First release that had it. */
  since: string;
  automation: Automation;
  note: string | null;
}

/** Every method of some v4–v7 release that 7.57 no longer has. */
export const removedMethods: readonly RemovedMethod[] = [
  {
    path: 'edits.create',
    replacement: 'chat.completions.create',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'todo',
    note: 'The /v1/edits endpoint no longer exists: send the instruction as a system message and the input as a user message; the text moves from choices[i].text to choices[i].message.content.',
  },
  {
    path: 'files.retrieveContent',
    replacement: 'files.content',
    since: '4.0.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: 'files.content resolves to a web Response, not to a string: append .then((response) => response.text()).',
  },
  {
    path: 'beta.chat.completions.runFunctions',
    replacement: 'chat.completions.runTools',
    since: '4.15.0',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: 'functions become tools: functions.map((f) => ({ type: "function", function: f })); the functionCall events and final methods are renamed (removedMembers).',
  },
  {
    path: 'beta.chatkit.uploadFile',
    replacement: 'files.create',
    since: '6.2.0',
    removedIn: '6.5.0',
    automation: 'todo',
    note: 'ChatKit has no upload of its own any more.',
  },
  ...pathsOf('fineTunes.{create,retrieve,list,cancel,listEvents}').map((path): RemovedMethod => ({
    path,
    replacement: path.replace('fineTunes', 'fineTuning.jobs'),
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
  })),
  ...pathsOf('beta.{assistants.files.{create,retrieve,list,del},threads.messages.files.{retrieve,list}}').map((path): RemovedMethod => ({
    path,
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  })),
  ...renamed('4.0.0', '5.0.0', '{files,models}.del'),
  ...renamed('4.15.0', '5.0.0', 'beta.chat.completions.stream'),
  ...renamed('4.16.0', '5.0.0', 'beta.{chat.completions.runTools,assistants.del,threads.del}'),
  ...renamed('4.37.0', '4.87.0', 'beta.vectorStores.files.{create,retrieve,list,del,createAndPoll,poll,upload,uploadAndPoll}'),
  ...renamed('4.37.0', '4.87.0', 'beta.vectorStores.fileBatches.{create,retrieve,cancel,createAndPoll,listFiles,poll,uploadAndPoll}'),
  ...renamed('4.37.0', '4.87.0', 'beta.vectorStores.{create,retrieve,update,list,del}'),
  ...renamed('4.40.0', '5.0.0', 'beta.threads.messages.del'),
  ...renamed('4.55.0', '5.0.0', 'beta.chat.completions.parse'),
  ...renamed('4.85.0', '5.0.0', 'chat.completions.del'),
  ...renamed('4.87.0', '5.0.0', '{vectorStores.files,vectorStores,responses}.del'),
  // That of permissions needs adminAPIKey since 6.36.
  ...renamed('4.93.0', '5.0.0', '{fineTuning.checkpoints.permissions,evals.runs,evals}.del'),
  ...renamed('4.102.0', '5.0.0', '{containers.files,containers}.del'),
];

/** Methods that are the same under another name: `del` is `delete` now, and two resources left `beta`. */
function renamed(since: string, removedIn: string, family: string): RemovedMethod[] {
  return pathsOf(family).map((path) => {
    const replacement = path.replace(/\.del$/, '.delete').replace(/^beta\.(?=chat|vectorStores)/, '');
    return { path, replacement, since, removedIn, automation: 'auto', note: null };
  });
}

const removedMethodsByPath: ReadonlyMap<string, RemovedMethod> = new Map(removedMethods.map(method => [method.path, method]));

/** The removal of the method at that path of the client, such as `beta.chat.completions.parse`. */
export function removedMethodOf(path: string): RemovedMethod | undefined {
  return removedMethodsByPath.get(path);
}

/** The path that the target release has for a method of the current client: `files.del` for `files.delete` before 5.0. */
export function methodPathIn(path: string, target: Version): string {
  const rows: readonly RemovedMethod[] = removedMethods;
  const older = rows.find(row => row.replacement === path && isRenamed(row) && !isRemovedIn(row, target));
  return older?.path ?? path;
}

/** The same method under another name; others may have stood beside their replacement. */
function isRenamed({ path, replacement, automation }: RemovedMethod): boolean {
  const name = path.split('.').at(-1)!.replace(/^del$/, 'delete');
  return automation === 'auto' && replacement?.split('.').at(-1) === name;
}

/** A method whose leading path parameters moved into an object. */
export interface PositionalParameters extends Removal {
  /** Path on the current client. */
  path: string;
  /** Paths whose calls may still have the old arguments; `beta.vectorStores` was positional too. */
  oldPaths: readonly string[];
  /** v4's arguments in order; `params` is the body or query, `options` the request options. */
  oldParameters: readonly string[];
  /** Path parameters that became keys of the object, in the order to write them. */
  named: readonly string[];
  /** Path parameters that stayed positional. */
  parameters: readonly string[];
  /** v4's `params` argument is spread into the object after the named keys. */
  spreadsParams: boolean;
  newCall: string;
}

/** Calls whose path parameters are named since 5.0; the old form throws "Path parameters result in path with invalid segments". */
export const positionalParameters: readonly PositionalParameters[] = [
  ...named('fineTuning.checkpoints.permissions', ['fine_tuned_model_checkpoint'], 'permission_id', ['delete']),
  ...named('vectorStores.files', ['vector_store_id'], 'file_id', ['retrieve', 'delete', 'content'], ['update']),
  ...named('vectorStores.fileBatches', ['vector_store_id'], 'batch_id', ['retrieve', 'cancel'], ['listFiles']),
  ...named('beta.threads.runs', ['thread_id'], 'run_id', ['retrieve', 'cancel', 'poll'], [
    'update', 'submitToolOutputs', 'submitToolOutputsAndPoll', 'submitToolOutputsStream',
  ]),
  ...named('beta.threads.runs.steps', ['thread_id', 'run_id'], 'step_id', [], ['retrieve']),
  ...named('beta.threads.runs.steps', ['thread_id'], 'run_id', [], ['list']),
  ...named('beta.threads.messages', ['thread_id'], 'message_id', ['retrieve', 'delete'], ['update']),
  // v4 sent the two ids of evals.runs.cancel in the wrong order.
  ...named('evals.runs', ['eval_id'], 'run_id', ['retrieve', 'delete', 'cancel']),
  ...named('evals.runs.outputItems', ['eval_id', 'run_id'], 'output_item_id', ['retrieve']),
  ...named('evals.runs.outputItems', ['eval_id'], 'run_id', [], ['list']),
  ...named('containers.files', ['container_id'], 'file_id', ['retrieve', 'delete']),
  ...named('containers.files.content', ['container_id'], 'file_id', ['retrieve']),
];

/** The methods of a resource whose last path parameter alone stayed positional, without and with `params` behind it. */
function named(resource: string, keys: readonly string[], parameter: string, methods: readonly string[], withParams: readonly string[] = []): PositionalParameters[] {
  return [...methods, ...withParams].map((method) => {
    const spreadsParams = withParams.includes(method);
    const oldPath = `${resource}.${method.replace(/^delete$/, 'del')}`;
    return {
      path: `${resource}.${method}`,
      oldPaths: [oldPath, `beta.${oldPath}`].filter((path) => path === oldPath || removedMethodsByPath.has(path)),
      oldParameters: [...keys, parameter, ...(spreadsParams ? ['params'] : []), 'options'],
      named: keys,
      parameters: [parameter],
      spreadsParams,
      removedIn: '5.0.0',
      newCall: `${resource}.${method}(${parameter}, { ${[...keys, ...(spreadsParams ? ['...params'] : [])].join(', ')} }, options?)`,
    };
  });
}

const positionalParametersByPath: ReadonlyMap<string, PositionalParameters> = new Map(
  positionalParameters.flatMap((row): [string, PositionalParameters][] => row.oldPaths.map((path) => [path, row])),
);

/** The change of arguments for calls of that path, under its old or its unchanged name. */
export function positionalParametersOf(path: string): PositionalParameters | undefined {
  return positionalParametersByPath.get(path);
}

/** A method that took the request options in the place of its query, as in `files.list({ headers })`. */
export interface ListOverload extends Removal {
  path: string;
  /** Index of the query among v4's arguments; options found there move one to the right behind `{}`. */
  queryIndex: number;
  /** Release that takes options there again; null where they are still sent as query or body. */
  restoredIn: string | null;
}

/** Options in the place of the query went into the query string, or the body, without an error from 5.0 to 7.19. */
export const listOverloads: readonly ListOverload[] = [
  ...overloads(0, '7.20.0', '{chat.completions,files,fineTuning.jobs,vectorStores,beta.assistants,batches,evals,containers}.list'),
  ...overloads(1, '7.20.0', 'fineTuning.{jobs.checkpoints.list,jobs.listEvents,checkpoints.permissions.retrieve}'),
  ...overloads(1, '7.20.0', '{chat.completions.messages,vectorStores.files,beta.threads.{runs,messages},responses.inputItems,evals.runs,containers.files}.list'),
  ...overloads(0, null, 'beta.threads.create'),
  ...overloads(2, null, '{vectorStores.fileBatches.listFiles,beta.threads.runs.steps.list,evals.runs.outputItems.list}'),
  ...overloads(3, null, 'beta.threads.runs.steps.retrieve'),
];

function overloads(queryIndex: number, restoredIn: string | null, family: string): ListOverload[] {
  return pathsOf(family).map((path) => ({ path, queryIndex, removedIn: '5.0.0', restoredIn }));
}

const listOverloadsByPath: ReadonlyMap<string, ListOverload> = new Map(listOverloads.map(row => [row.path, row]));

/** The lost overload of the method at that path. */
export function listOverloadOf(path: string): ListOverload | undefined {
  return listOverloadsByPath.get(path);
}

/** A member that an object of the SDK lost. */
export interface RemovedMember extends Removal {
  owner: 'client' | 'runner' | 'runner event' | 'page' | 'response';
  name: string;
  replacement: string | null;
  note: string | null;
}

/** Members of what the SDK hands out: clients, chat completion runners, their events, pages, raw responses. */
export const removedMembers: readonly RemovedMember[] = [
  lost('client', 'defaultHeaders', null, 'A hook for subclasses: give the option defaultHeaders to the constructor.'),
  lost('client', 'calculateContentLength'),
  lost('client', 'parseHeaders'),
  lost('runner', 'finalFunctionCall', 'finalFunctionToolCall'),
  lost('runner', 'finalFunctionCallResult', 'finalFunctionToolCallResult'),
  lost('runner event', 'functionCall', 'functionToolCall'),
  lost('runner event', 'functionCallResult', 'functionToolCallResult'),
  lost('runner event', 'finalFunctionCall', 'finalFunctionToolCall'),
  lost('runner event', 'finalFunctionCallResult', 'finalFunctionToolCallResult'),
  lost('page', 'nextPageParams', 'nextPageRequestOptions', 'Returns request options instead of a URL or parameters.'),
  lost('page', 'nextPageInfo', 'nextPageRequestOptions', 'Returns request options instead of a URL or parameters.'),
  lost('response', 'buffer', 'arrayBuffer', 'Buffer.from(await response.arrayBuffer())'),
  lost('response', 'textConverted', 'text', 'asResponse() and withResponse() give a web Response instead of one of node-fetch.'),
  lost('response', 'headers.raw', 'headers.entries'),
  lost('response', 'body.pipe', null, 'Readable.fromWeb(response.body).pipe(…)'),
  lost('response', 'body.on', null, 'Readable.fromWeb(response.body).on(…), or for await over response.body'),
];

function lost(owner: RemovedMember['owner'], name: string, replacement: string | null = null, note: string | null = null): RemovedMember {
  return { owner, name, replacement, removedIn: '5.0.0', note };
}

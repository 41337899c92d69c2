// Methods that older majors of the SDK have and the current one does not: the v3 client's methods, methods removed from v4 on,
// calls whose arguments changed shape, and members of runners, pages and responses. Source: sdk facts measured on openai
// 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0 plus the tags between them; proof: tests/sdk/legacy-methods.test.ts.
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
  note: string | null;
  /** Text for the TODO that stays beside the call, also where the call itself is rewritten. */
  todo: string | null;
}

/** All 28 methods of v3's `OpenAIApi`. */
export const v3Methods = [
  {
    name: 'createChatCompletion',
    parameters: ['createChatCompletionRequest', 'options'],
    replacement: 'chat.completions.create',
    result: 'OpenAI.ChatCompletion',
    streamChunk: 'OpenAI.ChatCompletionChunk',
    resultHasData: false,
    automation: 'auto',
    note: 'With stream: true it resolves to Stream<ChatCompletionChunk>; options.responseType goes. functions, function_call and the function role still exist, deprecated.',
    todo: null,
  },
  {
    name: 'createCompletion',
    parameters: ['createCompletionRequest', 'options'],
    replacement: 'completions.create',
    result: 'OpenAI.Completion',
    streamChunk: 'OpenAI.Completion',
    resultHasData: false,
    automation: 'auto',
    note: 'The legacy endpoint is still there; the models text-davinci-*, ada, babbage and curie are not. prompt is required in the types.',
    todo: null,
  },
  {
    name: 'createEdit',
    parameters: ['createEditRequest', 'options'],
    replacement: null,
    alternative: 'chat.completions.create',
    resultHasData: false,
    automation: 'todo',
    note: null,
    todo: 'client.edits was removed (the /v1/edits endpoint no longer exists). Rewrite as client.chat.completions.create({ model, messages: [{ role: "system", content: instruction }, { role: "user", content: input }] }); the text moves from choices[i].text to choices[i].message.content.',
  },
  {
    name: 'createEmbedding',
    parameters: ['createEmbeddingRequest', 'options'],
    replacement: 'embeddings.create',
    result: 'OpenAI.CreateEmbeddingResponse',
    resultHasData: true,
    automation: 'auto',
    note: 'The SDK asks for encoding_format "base64" where none is given and decodes it to number[]; encoding_format: "float" keeps the request as it was (v4 to v6 return [] from servers that ignore base64).',
    todo: null,
  },
  {
    name: 'createModeration',
    parameters: ['createModerationRequest', 'options'],
    replacement: 'moderations.create',
    result: 'OpenAI.ModerationCreateResponse',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'createImage',
    parameters: ['createImageRequest', 'options'],
    replacement: 'images.generate',
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    automation: 'auto',
    note: 'data is optional in ImagesResponse. dall-e-2 and dall-e-3 were retired on 2026-05-12; GPT image models return b64_json, no url, and do not take response_format.',
    todo: 'DALL-E models are retired: pass an explicit GPT image model and read data[0].b64_json (no url is returned).',
  },
  {
    name: 'createImageEdit',
    parameters: ['image', 'prompt', 'mask', 'n', 'size', 'responseFormat', 'user', 'options'],
    replacement: 'images.edit',
    bodyKeys: { image: 'image', prompt: 'prompt', mask: 'mask', n: 'n', size: 'size', responseFormat: 'response_format', user: 'user' },
    fileParameters: ['image', 'mask'],
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    automation: 'auto',
    note: '3.1 had (image, mask, prompt, …): the same length in another order, told apart by a file in second or a string in third place. Uploads lose their MIME type: wrap them with await toFile(x, null, { type: "image/png" }).',
    todo: 'The API rejects application/octet-stream images: keep the toFile(…, { type }) wrapper and choose a GPT image model.',
  },
  {
    name: 'createImageVariation',
    parameters: ['image', 'n', 'size', 'responseFormat', 'user', 'options'],
    replacement: 'images.createVariation',
    bodyKeys: { image: 'image', n: 'n', size: 'size', responseFormat: 'response_format', user: 'user' },
    fileParameters: ['image'],
    result: 'OpenAI.ImagesResponse',
    resultHasData: true,
    automation: 'auto',
    note: 'The current SDK marks the method deprecated: its endpoint is retired.',
    todo: 'images.createVariation compiles but its endpoint is retired: use client.images.edit({ model, image, prompt }).',
  },
  {
    name: 'createTranscription',
    parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'language', 'options'],
    replacement: 'audio.transcriptions.create',
    bodyKeys: { file: 'file', model: 'model', prompt: 'prompt', responseFormat: 'response_format', temperature: 'temperature', language: 'language' },
    fileParameters: ['file'],
    result: 'OpenAI.Audio.Transcription',
    resultHasData: false,
    automation: 'auto',
    note: '3.2.0 had no language: an object literal at index 5 is the options there. response_format text, srt and vtt resolve to a string, verbose_json to TranscriptionVerbose.',
    todo: null,
  },
  {
    name: 'createTranslation',
    parameters: ['file', 'model', 'prompt', 'responseFormat', 'temperature', 'options'],
    replacement: 'audio.translations.create',
    bodyKeys: { file: 'file', model: 'model', prompt: 'prompt', responseFormat: 'response_format', temperature: 'temperature' },
    fileParameters: ['file'],
    result: 'OpenAI.Audio.Translation',
    resultHasData: false,
    automation: 'auto',
    note: 'The current SDK marks the method deprecated: its endpoint shuts down on 2027-02-26.',
    todo: null,
  },
  {
    name: 'createFile',
    parameters: ['file', 'purpose', 'options'],
    replacement: 'files.create',
    bodyKeys: { file: 'file', purpose: 'purpose' },
    fileParameters: ['file'],
    result: 'OpenAI.FileObject',
    resultHasData: false,
    automation: 'auto',
    note: 'purpose is a string in v3 and the union FilePurpose today, without answers, search and classifications.',
    todo: null,
  },
  {
    name: 'listFiles',
    parameters: ['options'],
    replacement: 'files.list',
    insertsQuery: true,
    result: 'OpenAI.FileObjectsPage',
    resultHasData: true,
    automation: 'auto',
    note: 'Pages of a list where v3 returned everything: for await collects all. res.data.data becomes page.data; JSON.stringify(page) is not the body of the API.',
    todo: null,
  },
  {
    name: 'retrieveFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.retrieve',
    result: 'OpenAI.FileObject',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'deleteFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.delete',
    result: 'OpenAI.FileDeleted',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'downloadFile',
    parameters: ['fileId', 'options'],
    replacement: 'files.content',
    result: 'Response',
    resultHasData: false,
    automation: 'auto',
    note: 'Resolves to a web Response: res.data becomes await response.text(); with responseType arraybuffer Buffer.from(await response.arrayBuffer()), with stream Readable.fromWeb(response.body). v3 parsed a body that is one JSON document.',
    todo: null,
  },
  {
    name: 'listModels',
    parameters: ['options'],
    replacement: 'models.list',
    result: 'OpenAI.ModelsPage',
    resultHasData: true,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'retrieveModel',
    parameters: ['model', 'options'],
    replacement: 'models.retrieve',
    result: 'OpenAI.Model',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'deleteModel',
    parameters: ['model', 'options'],
    replacement: 'models.delete',
    result: 'OpenAI.ModelDeleted',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: null,
  },
  {
    name: 'listEngines',
    parameters: ['options'],
    replacement: 'models.list',
    result: 'OpenAI.ModelsPage',
    resultHasData: true,
    automation: 'auto',
    note: 'Engines are models: GET /models instead of GET /engines.',
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  {
    name: 'retrieveEngine',
    parameters: ['engineId', 'options'],
    replacement: 'models.retrieve',
    result: 'OpenAI.Model',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  {
    name: 'createFineTune',
    parameters: ['createFineTuneRequest', 'options'],
    replacement: 'fineTuning.jobs.create',
    reshapesBody: true,
    result: 'OpenAI.FineTuning.FineTuningJob',
    resultHasData: false,
    automation: 'suggest',
    note: 'model is required; fineTuneBody says where the hyperparameters go. The training data has another format.',
    todo: 'The endpoint /fine-tunes became /fine_tuning/jobs: other base models, training data in chat format, other hyperparameters, job ids that start with ftjob-.',
  },
  {
    name: 'listFineTunes',
    parameters: ['options'],
    replacement: 'fineTuning.jobs.list',
    insertsQuery: true,
    result: 'OpenAI.FineTuning.FineTuningJobsPage',
    resultHasData: true,
    automation: 'auto',
    note: null,
    todo: 'The list holds pages of fine_tuning.job objects; jobs with old ft- ids are not among them.',
  },
  {
    name: 'retrieveFineTune',
    parameters: ['fineTuneId', 'options'],
    replacement: 'fineTuning.jobs.retrieve',
    result: 'OpenAI.FineTuning.FineTuningJob',
    resultHasData: false,
    automation: 'auto',
    note: 'hyperparams is hyperparameters (under method), training_files[] is training_file (an id), validation_files[] is validation_file, result_files[] holds ids, updated_at is finished_at, events come from fineTuning.jobs.listEvents(id).',
    todo: 'The fine-tune object changed its shape: hyperparams, training_files, result_files, updated_at and events.',
  },
  {
    name: 'cancelFineTune',
    parameters: ['fineTuneId', 'options'],
    replacement: 'fineTuning.jobs.cancel',
    result: 'OpenAI.FineTuning.FineTuningJob',
    resultHasData: false,
    automation: 'auto',
    note: null,
    todo: 'The fine-tune object changed its shape: hyperparams, training_files, result_files, updated_at and events.',
  },
  {
    name: 'listFineTuneEvents',
    parameters: ['fineTuneId', 'stream', 'options'],
    replacement: 'fineTuning.jobs.listEvents',
    droppedParameters: ['stream'],
    insertsQuery: true,
    result: 'OpenAI.FineTuning.FineTuningJobEventsPage',
    resultHasData: true,
    automation: 'auto',
    note: 'The stream argument goes: events are not streamed any more.',
    todo: 'Events are not streamed any more: poll listEvents.',
  },
  {
    name: 'createAnswer',
    parameters: ['createAnswerRequest', 'options'],
    replacement: null,
    alternative: 'responses.create (with vector store file_search) or chat.completions.create',
    resultHasData: false,
    automation: 'todo',
    note: null,
    todo: 'The Answers API was shut down and has no method in openai v4+. Retrieve context yourself (client.embeddings.create or client.vectorStores.search) and ask with client.responses.create / client.chat.completions.create.',
  },
  {
    name: 'createClassification',
    parameters: ['createClassificationRequest', 'options'],
    replacement: null,
    alternative: 'decisions.create / chat.completions.create with response_format / embeddings',
    resultHasData: false,
    automation: 'todo',
    note: null,
    todo: 'The Classifications API was shut down and has no method in openai v4+. Use client.chat.completions.create with response_format (json_schema) or client.decisions.create instead.',
  },
  {
    name: 'createSearch',
    parameters: ['engineId', 'createSearchRequest', 'options'],
    replacement: null,
    alternative: 'vectorStores.search / embeddings.create',
    resultHasData: true,
    automation: 'todo',
    note: null,
    todo: 'The search API of engines was shut down and has no method in openai v4+. Use client.vectorStores.search(id, { query }) or compare client.embeddings.create vectors.',
  },
] as const satisfies readonly V3Method[];

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
export const removedMethods = [
  {
    path: 'edits.create',
    replacement: 'chat.completions.create',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'todo',
    note: 'The /v1/edits endpoint no longer exists: send the instruction as a system message and the input as a user message; the text moves from choices[i].text to choices[i].message.content.',
  },
  { path: 'files.del', replacement: 'files.delete', since: '4.0.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'files.retrieveContent',
    replacement: 'files.content',
    since: '4.0.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: 'files.content resolves to a web Response, not to a string: append .then((response) => response.text()).',
  },
  { path: 'models.del', replacement: 'models.delete', since: '4.0.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'fineTunes.create',
    replacement: 'fineTuning.jobs.create',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
  },
  {
    path: 'fineTunes.retrieve',
    replacement: 'fineTuning.jobs.retrieve',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
  },
  {
    path: 'fineTunes.list',
    replacement: 'fineTuning.jobs.list',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
  },
  {
    path: 'fineTunes.cancel',
    replacement: 'fineTuning.jobs.cancel',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
  },
  {
    path: 'fineTunes.listEvents',
    replacement: 'fineTuning.jobs.listEvents',
    since: '4.0.0',
    removedIn: '4.24.5',
    automation: 'suggest',
    note: 'Job ids, objects and hyperparameters changed with the /fine_tuning/jobs endpoint.',
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
    path: 'beta.chat.completions.stream',
    replacement: 'chat.completions.stream',
    since: '4.15.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.chat.completions.runTools',
    replacement: 'chat.completions.runTools',
    since: '4.16.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.assistants.files.create',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  {
    path: 'beta.assistants.files.retrieve',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  {
    path: 'beta.assistants.files.list',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  {
    path: 'beta.assistants.files.del',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  {
    path: 'beta.assistants.del',
    replacement: 'beta.assistants.delete',
    since: '4.16.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.threads.messages.files.retrieve',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  {
    path: 'beta.threads.messages.files.list',
    replacement: null,
    since: '4.16.0',
    removedIn: '4.37.0',
    automation: 'todo',
    note: 'Assistant and message files became tool_resources, attachments and vectorStores.',
  },
  { path: 'beta.threads.del', replacement: 'beta.threads.delete', since: '4.16.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'beta.vectorStores.files.create',
    replacement: 'vectorStores.files.create',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.retrieve',
    replacement: 'vectorStores.files.retrieve',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.list',
    replacement: 'vectorStores.files.list',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.del',
    replacement: 'vectorStores.files.delete',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.createAndPoll',
    replacement: 'vectorStores.files.createAndPoll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.poll',
    replacement: 'vectorStores.files.poll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.upload',
    replacement: 'vectorStores.files.upload',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.files.uploadAndPoll',
    replacement: 'vectorStores.files.uploadAndPoll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.create',
    replacement: 'vectorStores.fileBatches.create',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.retrieve',
    replacement: 'vectorStores.fileBatches.retrieve',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.cancel',
    replacement: 'vectorStores.fileBatches.cancel',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.createAndPoll',
    replacement: 'vectorStores.fileBatches.createAndPoll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.listFiles',
    replacement: 'vectorStores.fileBatches.listFiles',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.poll',
    replacement: 'vectorStores.fileBatches.poll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.fileBatches.uploadAndPoll',
    replacement: 'vectorStores.fileBatches.uploadAndPoll',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.create',
    replacement: 'vectorStores.create',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.retrieve',
    replacement: 'vectorStores.retrieve',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.update',
    replacement: 'vectorStores.update',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.list',
    replacement: 'vectorStores.list',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.vectorStores.del',
    replacement: 'vectorStores.delete',
    since: '4.37.0',
    removedIn: '4.87.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.threads.messages.del',
    replacement: 'beta.threads.messages.delete',
    since: '4.40.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'beta.chat.completions.parse',
    replacement: 'chat.completions.parse',
    since: '4.55.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'chat.completions.del',
    replacement: 'chat.completions.delete',
    since: '4.85.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  {
    path: 'vectorStores.files.del',
    replacement: 'vectorStores.files.delete',
    since: '4.87.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  { path: 'vectorStores.del', replacement: 'vectorStores.delete', since: '4.87.0', removedIn: '5.0.0', automation: 'auto', note: null },
  { path: 'responses.del', replacement: 'responses.delete', since: '4.87.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'fineTuning.checkpoints.permissions.del',
    replacement: 'fineTuning.checkpoints.permissions.delete',
    since: '4.93.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: 'Needs adminAPIKey since 6.36.',
  },
  { path: 'evals.runs.del', replacement: 'evals.runs.delete', since: '4.93.0', removedIn: '5.0.0', automation: 'auto', note: null },
  { path: 'evals.del', replacement: 'evals.delete', since: '4.93.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'containers.files.del',
    replacement: 'containers.files.delete',
    since: '4.102.0',
    removedIn: '5.0.0',
    automation: 'auto',
    note: null,
  },
  { path: 'containers.del', replacement: 'containers.delete', since: '4.102.0', removedIn: '5.0.0', automation: 'auto', note: null },
  {
    path: 'beta.chatkit.uploadFile',
    replacement: 'files.create',
    since: '6.2.0',
    removedIn: '6.5.0',
    automation: 'todo',
    note: 'ChatKit has no upload of its own any more.',
  },
] as const satisfies readonly RemovedMethod[];

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
  automation: Automation;
  newCall: string;
  note: string | null;
}

/** Calls whose path parameters are named since 5.0; the old form throws "Path parameters result in path with invalid segments". */
export const positionalParameters = [
  {
    path: 'fineTuning.checkpoints.permissions.delete',
    oldPaths: ['fineTuning.checkpoints.permissions.del'],
    oldParameters: ['fine_tuned_model_checkpoint', 'permission_id', 'options'],
    named: ['fine_tuned_model_checkpoint'],
    parameters: ['permission_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'fineTuning.checkpoints.permissions.delete(permission_id, { fine_tuned_model_checkpoint }, options?)',
    note: 'v7 needs adminAPIKey (throws before sending with apiKey only).',
    spreadsParams: false,
  },
  {
    path: 'vectorStores.files.retrieve',
    oldPaths: ['vectorStores.files.retrieve', 'beta.vectorStores.files.retrieve'],
    oldParameters: ['vector_store_id', 'file_id', 'options'],
    named: ['vector_store_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.files.retrieve(file_id, { vector_store_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'vectorStores.files.update',
    oldPaths: ['vectorStores.files.update'],
    oldParameters: ['vector_store_id', 'file_id', 'params', 'options'],
    named: ['vector_store_id'],
    parameters: ['file_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.files.update(file_id, { vector_store_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'vectorStores.files.delete',
    oldPaths: ['vectorStores.files.del', 'beta.vectorStores.files.del'],
    oldParameters: ['vector_store_id', 'file_id', 'options'],
    named: ['vector_store_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.files.delete(file_id, { vector_store_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'vectorStores.files.content',
    oldPaths: ['vectorStores.files.content'],
    oldParameters: ['vector_store_id', 'file_id', 'options'],
    named: ['vector_store_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.files.content(file_id, { vector_store_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'vectorStores.fileBatches.retrieve',
    oldPaths: ['vectorStores.fileBatches.retrieve', 'beta.vectorStores.fileBatches.retrieve'],
    oldParameters: ['vector_store_id', 'batch_id', 'options'],
    named: ['vector_store_id'],
    parameters: ['batch_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.fileBatches.retrieve(batch_id, { vector_store_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'vectorStores.fileBatches.cancel',
    oldPaths: ['vectorStores.fileBatches.cancel', 'beta.vectorStores.fileBatches.cancel'],
    oldParameters: ['vector_store_id', 'batch_id', 'options'],
    named: ['vector_store_id'],
    parameters: ['batch_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.fileBatches.cancel(batch_id, { vector_store_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'vectorStores.fileBatches.listFiles',
    oldPaths: ['vectorStores.fileBatches.listFiles', 'beta.vectorStores.fileBatches.listFiles'],
    oldParameters: ['vector_store_id', 'batch_id', 'params', 'options'],
    named: ['vector_store_id'],
    parameters: ['batch_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'vectorStores.fileBatches.listFiles(batch_id, { vector_store_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.runs.retrieve',
    oldPaths: ['beta.threads.runs.retrieve'],
    oldParameters: ['thread_id', 'run_id', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.retrieve(run_id, { thread_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'beta.threads.runs.update',
    oldPaths: ['beta.threads.runs.update'],
    oldParameters: ['thread_id', 'run_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.update(run_id, { thread_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.runs.cancel',
    oldPaths: ['beta.threads.runs.cancel'],
    oldParameters: ['thread_id', 'run_id', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.cancel(run_id, { thread_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'beta.threads.runs.submitToolOutputs',
    oldPaths: ['beta.threads.runs.submitToolOutputs'],
    oldParameters: ['thread_id', 'run_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.submitToolOutputs(run_id, { thread_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.runs.steps.retrieve',
    oldPaths: ['beta.threads.runs.steps.retrieve'],
    oldParameters: ['thread_id', 'run_id', 'step_id', 'params', 'options'],
    named: ['thread_id', 'run_id'],
    parameters: ['step_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.steps.retrieve(step_id, { thread_id, run_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.runs.steps.list',
    oldPaths: ['beta.threads.runs.steps.list'],
    oldParameters: ['thread_id', 'run_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.steps.list(run_id, { thread_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.messages.retrieve',
    oldPaths: ['beta.threads.messages.retrieve'],
    oldParameters: ['thread_id', 'message_id', 'options'],
    named: ['thread_id'],
    parameters: ['message_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.messages.retrieve(message_id, { thread_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'beta.threads.messages.update',
    oldPaths: ['beta.threads.messages.update'],
    oldParameters: ['thread_id', 'message_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['message_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.messages.update(message_id, { thread_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.messages.delete',
    oldPaths: ['beta.threads.messages.del'],
    oldParameters: ['thread_id', 'message_id', 'options'],
    named: ['thread_id'],
    parameters: ['message_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.messages.delete(message_id, { thread_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'evals.runs.retrieve',
    oldPaths: ['evals.runs.retrieve'],
    oldParameters: ['eval_id', 'run_id', 'options'],
    named: ['eval_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'evals.runs.retrieve(run_id, { eval_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'evals.runs.delete',
    oldPaths: ['evals.runs.del'],
    oldParameters: ['eval_id', 'run_id', 'options'],
    named: ['eval_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'evals.runs.delete(run_id, { eval_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'evals.runs.cancel',
    oldPaths: ['evals.runs.cancel'],
    oldParameters: ['eval_id', 'run_id', 'options'],
    named: ['eval_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'evals.runs.cancel(run_id, { eval_id }, options?)',
    note: 'v4 sent the two ids in the wrong order; v7 sends the right path.',
    spreadsParams: false,
  },
  {
    path: 'evals.runs.outputItems.retrieve',
    oldPaths: ['evals.runs.outputItems.retrieve'],
    oldParameters: ['eval_id', 'run_id', 'output_item_id', 'options'],
    named: ['eval_id', 'run_id'],
    parameters: ['output_item_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'evals.runs.outputItems.retrieve(output_item_id, { eval_id, run_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'evals.runs.outputItems.list',
    oldPaths: ['evals.runs.outputItems.list'],
    oldParameters: ['eval_id', 'run_id', 'params', 'options'],
    named: ['eval_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'evals.runs.outputItems.list(run_id, { eval_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'containers.files.retrieve',
    oldPaths: ['containers.files.retrieve'],
    oldParameters: ['container_id', 'file_id', 'options'],
    named: ['container_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'containers.files.retrieve(file_id, { container_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'containers.files.delete',
    oldPaths: ['containers.files.del'],
    oldParameters: ['container_id', 'file_id', 'options'],
    named: ['container_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'containers.files.delete(file_id, { container_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'containers.files.content.retrieve',
    oldPaths: ['containers.files.content.retrieve'],
    oldParameters: ['container_id', 'file_id', 'options'],
    named: ['container_id'],
    parameters: ['file_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'containers.files.content.retrieve(file_id, { container_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'beta.threads.runs.poll',
    oldPaths: ['beta.threads.runs.poll'],
    oldParameters: ['thread_id', 'run_id', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.poll(run_id, { thread_id }, options?)',
    spreadsParams: false,
    note: null,
  },
  {
    path: 'beta.threads.runs.submitToolOutputsAndPoll',
    oldPaths: ['beta.threads.runs.submitToolOutputsAndPoll'],
    oldParameters: ['thread_id', 'run_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.submitToolOutputsAndPoll(run_id, { thread_id, ...params }, options?)',
    note: null,
  },
  {
    path: 'beta.threads.runs.submitToolOutputsStream',
    oldPaths: ['beta.threads.runs.submitToolOutputsStream'],
    oldParameters: ['thread_id', 'run_id', 'params', 'options'],
    named: ['thread_id'],
    parameters: ['run_id'],
    spreadsParams: true,
    removedIn: '5.0.0',
    automation: 'auto',
    newCall: 'beta.threads.runs.submitToolOutputsStream(run_id, { thread_id, ...params }, options?)',
    note: null,
  },
] as const satisfies readonly PositionalParameters[];

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
  automation: Automation;
}

/** Options in the place of the query went into the query string, or the body, without an error from 5.0 to 7.19. */
export const listOverloads = [
  { path: 'chat.completions.messages.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'chat.completions.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'files.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'fineTuning.jobs.checkpoints.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'fineTuning.jobs.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'fineTuning.jobs.listEvents', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'fineTuning.checkpoints.permissions.retrieve', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'vectorStores.files.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'vectorStores.fileBatches.listFiles', queryIndex: 2, removedIn: '5.0.0', restoredIn: null, automation: 'auto' },
  { path: 'vectorStores.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'beta.assistants.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'beta.threads.runs.steps.retrieve', queryIndex: 3, removedIn: '5.0.0', restoredIn: null, automation: 'auto' },
  { path: 'beta.threads.runs.steps.list', queryIndex: 2, removedIn: '5.0.0', restoredIn: null, automation: 'auto' },
  { path: 'beta.threads.runs.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'beta.threads.messages.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'beta.threads.create', queryIndex: 0, removedIn: '5.0.0', restoredIn: null, automation: 'auto' },
  { path: 'batches.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'responses.inputItems.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'evals.runs.outputItems.list', queryIndex: 2, removedIn: '5.0.0', restoredIn: null, automation: 'auto' },
  { path: 'evals.runs.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'evals.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'containers.files.list', queryIndex: 1, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
  { path: 'containers.list', queryIndex: 0, removedIn: '5.0.0', restoredIn: '7.20.0', automation: 'auto' },
] as const satisfies readonly ListOverload[];

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
  automation: Automation;
  note: string | null;
}

/** Members of what the SDK hands out: clients, chat completion runners, their events, pages, raw responses. */
export const removedMembers = [
  {
    owner: 'client',
    name: 'defaultHeaders',
    replacement: null,
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'A hook for subclasses: give the option defaultHeaders to the constructor.',
  },
  { owner: 'client', name: 'calculateContentLength', replacement: null, removedIn: '5.0.0', automation: 'todo', note: null },
  { owner: 'client', name: 'parseHeaders', replacement: null, removedIn: '5.0.0', automation: 'todo', note: null },
  {
    owner: 'runner',
    name: 'finalFunctionCall',
    replacement: 'finalFunctionToolCall',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: null,
  },
  {
    owner: 'runner',
    name: 'finalFunctionCallResult',
    replacement: 'finalFunctionToolCallResult',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: null,
  },
  { owner: 'runner event', name: 'functionCall', replacement: 'functionToolCall', removedIn: '5.0.0', automation: 'suggest', note: null },
  {
    owner: 'runner event',
    name: 'functionCallResult',
    replacement: 'functionToolCallResult',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: null,
  },
  {
    owner: 'runner event',
    name: 'finalFunctionCall',
    replacement: 'finalFunctionToolCall',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: null,
  },
  {
    owner: 'runner event',
    name: 'finalFunctionCallResult',
    replacement: 'finalFunctionToolCallResult',
    removedIn: '5.0.0',
    automation: 'suggest',
    note: null,
  },
  {
    owner: 'page',
    name: 'nextPageParams',
    replacement: 'nextPageRequestOptions',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Returns request options instead of a URL or parameters.',
  },
  {
    owner: 'page',
    name: 'nextPageInfo',
    replacement: 'nextPageRequestOptions',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Returns request options instead of a URL or parameters.',
  },
  {
    owner: 'response',
    name: 'buffer',
    replacement: 'arrayBuffer',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Buffer.from(await response.arrayBuffer())',
  },
  {
    owner: 'response',
    name: 'textConverted',
    replacement: 'text',
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'asResponse() and withResponse() give a web Response instead of one of node-fetch.',
  },
  { owner: 'response', name: 'headers.raw', replacement: 'headers.entries', removedIn: '5.0.0', automation: 'todo', note: null },
  {
    owner: 'response',
    name: 'body.pipe',
    replacement: null,
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Readable.fromWeb(response.body).pipe(…)',
  },
  {
    owner: 'response',
    name: 'body.on',
    replacement: null,
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Readable.fromWeb(response.body).on(…), or for await over response.body',
  },
] as const satisfies readonly RemovedMember[];

// Names and module specifiers of older majors that the current SDK does not export. Source: sdk facts measured on openai
// 3.3.0, 4.104.0, 5.23.2, 6.49.0 and 7.57.0, and the published 4.24.1, 4.36.0 and 4.86.2; proof: tests/sdk/legacy-exports.test.ts.
// Type paths under `OpenAI.` are in legacy-types.ts.
import type { Automation, Removal } from './versions.ts';

/** An export of openai 3.3.0 and what takes its place. */
export interface V3Export {
  name: string;
  /** `enum` is a const object with a type of the same name; `value` a function. */
  kind: 'type' | 'class' | 'enum' | 'value';
  /** Type expression in terms of the default import `OpenAI`, or a named export where `namedExport` says so. */
  replacement: string | null;
  /** The replacement is a named export of `openai`, not a member of `OpenAI`. */
  namedExport?: true;
  /** Member → string that v3's enum object held; v4+ has no object, so the string literal replaces the member. */
  enumValues?: Readonly<Record<string, string>>;
  note: string | null;
  todo: string | null;
}

/** v3's types that today's are as good as. */
const sameTypes: Readonly<Record<string, string>> = {
  CreateChatCompletionRequestFunctionCall: "NonNullable<OpenAI.ChatCompletionCreateParams['function_call']>",
  CreateChatCompletionRequestFunctionCallOneOf: 'OpenAI.ChatCompletionFunctionCallOption',
  CreateChatCompletionRequestStop: "NonNullable<OpenAI.ChatCompletionCreateParams['stop']>",
  CreateChatCompletionResponse: 'OpenAI.ChatCompletion',
  CreateCompletionRequest: 'OpenAI.CompletionCreateParamsNonStreaming',
  CreateCompletionRequestPrompt: "NonNullable<OpenAI.CompletionCreateParams['prompt']>",
  CreateCompletionRequestStop: "NonNullable<OpenAI.CompletionCreateParams['stop']>",
  CreateCompletionResponse: 'OpenAI.Completion',
  CreateCompletionResponseChoicesInner: 'OpenAI.CompletionChoice',
  CreateCompletionResponseChoicesInnerLogprobs: 'OpenAI.CompletionChoice.Logprobs',
  CreateCompletionResponseUsage: 'OpenAI.CompletionUsage',
  CreateEmbeddingRequest: 'OpenAI.EmbeddingCreateParams',
  CreateEmbeddingRequestInput: "OpenAI.EmbeddingCreateParams['input']",
  CreateEmbeddingResponse: 'OpenAI.CreateEmbeddingResponse',
  CreateEmbeddingResponseDataInner: 'OpenAI.Embedding',
  CreateEmbeddingResponseUsage: 'OpenAI.CreateEmbeddingResponse.Usage',
  CreateModerationRequest: 'OpenAI.ModerationCreateParams',
  CreateModerationRequestInput: "OpenAI.ModerationCreateParams['input']",
  CreateModerationResponseResultsInner: 'OpenAI.Moderation',
  CreateModerationResponseResultsInnerCategories: 'OpenAI.Moderation.Categories',
  CreateModerationResponseResultsInnerCategoryScores: 'OpenAI.Moderation.CategoryScores',
  CreateTranscriptionResponse: 'OpenAI.Audio.Transcription',
  CreateTranslationResponse: 'OpenAI.Audio.Translation',
  DeleteFileResponse: 'OpenAI.FileDeleted',
  DeleteModelResponse: 'OpenAI.ModelDeleted',
  ImagesResponseDataInner: 'OpenAI.Image',
  ListModelsResponse: 'OpenAI.ModelsPage',
  Model: 'OpenAI.Model',
  ModelError: 'OpenAI.ErrorObject',
  OpenAIFile: 'OpenAI.FileObject',
};

/** v3's types → today's, and what to know about them. */
const similarTypes: Readonly<Record<string, readonly [replacement: string, note: string]>> = {
  ChatCompletionFunctions: ['OpenAI.ChatCompletionCreateParams.Function', 'OpenAI.FunctionDefinition is the same.'],
  ChatCompletionRequestMessage: ['OpenAI.ChatCompletionMessageParam', 'A union by role: a role typed string does not compile; content may be null for assistant and function only.'],
  ChatCompletionRequestMessageFunctionCall: ['OpenAI.ChatCompletionAssistantMessageParam.FunctionCall', 'name and arguments are required.'],
  ChatCompletionResponseMessage: ['OpenAI.ChatCompletionMessage', 'content is string | null; refusal is required where one is constructed.'],
  CreateChatCompletionRequest: ['OpenAI.ChatCompletionCreateParamsNonStreaming', 'OpenAI.ChatCompletionCreateParamsStreaming with stream: true; with the union OpenAI.ChatCompletionCreateParams create() resolves to ChatCompletion | Stream.'],
  CreateChatCompletionResponseChoicesInner: ['OpenAI.ChatCompletion.Choice', 'message, index and finish_reason are required; optional chaining stays valid.'],
  CreateImageRequest: ['OpenAI.ImageGenerateParamsNonStreaming', 'With the union ImageGenerateParams images.generate() would resolve to ImagesResponse | Stream.'],
  CreateModerationResponse: ['OpenAI.ModerationCreateResponse', 'OpenAI.Moderation is one element of its results.'],
  ImagesResponse: ['OpenAI.ImagesResponse', 'data is optional.'],
  ListFilesResponse: ['OpenAI.FileObjectsPage', 'An instance of a page class, no plain JSON.'],
};

/** Why types went → the types. */
const goneTypes: Readonly<Record<string, readonly string[]>> = {
  'The Answers API was shut down.': ['CreateAnswerRequest', 'CreateAnswerRequestStop', 'CreateAnswerResponse', 'CreateAnswerResponseSelectedDocumentsInner'],
  'The Classifications API was shut down.': ['CreateClassificationRequest', 'CreateClassificationResponse', 'CreateClassificationResponseSelectedExamplesInner'],
  'The edits endpoint no longer exists.': ['CreateEditRequest', 'CreateEditResponse'],
  'The search API of engines was shut down.': ['CreateSearchRequest', 'CreateSearchResponse', 'CreateSearchResponseDataInner'],
};

const exportRows: readonly (Partial<V3Export> & Pick<V3Export, 'name'>)[] = [
  ...Object.entries(sameTypes).map(([name, replacement]) => ({ name, replacement })),
  ...Object.entries(similarTypes).map(([name, [replacement, note]]) => ({ name, replacement, note })),
  ...Object.entries(goneTypes).flatMap(([note, names]) => names.map((name) => ({ name, note }))),
  {
    name: 'ChatCompletionRequestMessageRoleEnum',
    kind: 'enum',
    replacement: "OpenAI.ChatCompletionMessageParam['role']",
    enumValues: { System: 'system', User: 'user', Assistant: 'assistant', Function: 'function' },
    note: 'No object at run time: a member becomes its string. OpenAI.ChatCompletionRole is the same union.',
  },
  {
    name: 'ChatCompletionResponseMessageRoleEnum',
    kind: 'enum',
    replacement: "OpenAI.ChatCompletionMessage['role']",
    enumValues: { System: 'system', User: 'user', Assistant: 'assistant', Function: 'function' },
    note: "The type is only 'assistant' today.",
  },
  {
    name: 'CreateFineTuneRequest',
    replacement: 'OpenAI.FineTuning.JobCreateParams',
    note: 'Another shape: see fineTuneBody.',
  },
  {
    name: 'CreateImageRequestSizeEnum',
    kind: 'enum',
    replacement: "NonNullable<OpenAI.ImageGenerateParams['size']>",
    enumValues: { _256x256: '256x256', _512x512: '512x512', _1024x1024: '1024x1024' },
    note: 'No object at run time: a member becomes its string.',
  },
  {
    name: 'CreateImageRequestResponseFormatEnum',
    kind: 'enum',
    replacement: "NonNullable<OpenAI.ImageGenerateParams['response_format']>",
    enumValues: { Url: 'url', B64Json: 'b64_json' },
    note: 'No object at run time: a member becomes its string.',
  },
  {
    name: 'Engine',
    replacement: 'OpenAI.Model',
    note: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  { name: 'ErrorResponse', replacement: '{ error: OpenAI.ErrorObject }', note: 'Written inline: no such type is exported.' },
  {
    name: 'FineTune',
    replacement: 'OpenAI.FineTuning.FineTuningJob',
    note: 'The fine-tuning job has another shape.',
    todo: 'The fine-tuning job has another shape.',
  },
  { name: 'FineTuneEvent', replacement: 'OpenAI.FineTuning.FineTuningJobEvent', todo: 'Fine-tuning jobs and their events have another shape.' },
  {
    name: 'ListEnginesResponse',
    replacement: 'OpenAI.ModelsPage',
    todo: 'Engines are models: `owner` is `owned_by` now, `ready` has no replacement.',
  },
  {
    name: 'ListFineTuneEventsResponse',
    replacement: 'OpenAI.FineTuning.FineTuningJobEventsPage',
    todo: 'Fine-tuning jobs and their events have another shape.',
  },
  {
    name: 'ListFineTunesResponse',
    replacement: 'OpenAI.FineTuning.FineTuningJobsPage',
    todo: 'Fine-tuning jobs and their events have another shape.',
  },
  { name: 'OpenAIApiAxiosParamCreator', kind: 'value', note: 'Plumbing of axios: use client.post(), client.request() or asResponse().' },
  { name: 'OpenAIApiFp', kind: 'value', note: 'Plumbing of axios.' },
  {
    name: 'OpenAIApiFactory',
    kind: 'value',
    note: 'OpenAIApiFactory(configuration, basePath, axios) is new OpenAI({ … }) with the methods of v3Methods.',
  },
  { name: 'OpenAIApi', kind: 'class', replacement: 'OpenAI', note: 'The class and the type of its instances.' },
  { name: 'ConfigurationParameters', replacement: 'ClientOptions', namedExport: true, note: 'A named export: OpenAI.ClientOptions does not exist.' },
  {
    name: 'Configuration',
    kind: 'class',
    replacement: 'ClientOptions',
    namedExport: true,
    note: 'As a value the object literal itself, as a type ClientOptions; the method isJsonMime is gone.',
  },
];

/** All 70 exports of openai 3.3.0. */
export const v3Exports: readonly V3Export[] = exportRows.map((row) => ({ kind: 'type', replacement: null, note: null, todo: null, ...row }));

const v3ExportsByName: ReadonlyMap<string, V3Export> = new Map(v3Exports.map(row => [row.name, row]));

/** The v3 export of that name, if there was one. */
export function v3ExportOf(name: string): V3Export | undefined {
  return v3ExportsByName.get(name);
}

/** Specifiers that v3 code imports these names from; v3 had no exports map, so its files were importable. */
export const v3ImportSources = [
  'openai',
  'openai/api',
  'openai/api.ts',
  'openai/base',
  'openai/common',
  'openai/configuration',
  'openai/index',
  'openai/dist',
  'openai/dist/index',
  'openai/dist/index.js',
  'openai/dist/api',
  'openai/dist/api.js',
  'openai/dist/base',
  'openai/dist/base.js',
  'openai/dist/common',
  'openai/dist/common.js',
  'openai/dist/configuration',
  'openai/dist/configuration.js',
] as const;

/** A name that only v3's deep modules export. */
export interface V3DeepName {
  name: string;
  replacement: string | null;
}

/** Names that only v3's deep modules export (base, common, configuration). */
export const v3DeepNames: readonly V3DeepName[] = [
  { name: 'BASE_PATH', replacement: "'https://api.openai.com/v1'" },
  { name: 'RequiredError', replacement: 'OpenAI.OpenAIError' },
  ...[
    'COLLECTION_FORMATS', 'RequestArgs', 'BaseAPI', 'DUMMY_BASE_URL', 'assertParamExists', 'setApiKeyToObject', 'setBasicAuthToObject', 'setBearerAuthToObject',
    'setOAuthToObject', 'setSearchParams', 'serializeDataIfNeeded', 'toPathString', 'createRequestFunction',
  ].map((name) => ({ name, replacement: null })),
];

/** A name that a v4 module exports and the current one does not. */
export interface RemovedExport extends Removal {
  name: string;
  /** Module patterns that exported it. */
  modules: readonly string[];
  kind: 'type' | 'class' | 'value';
  replacement: string | null;
  /** Module that exports the replacement. */
  from: string | null;
  automation: Automation;
  note: string | null;
}

/** Names that v4.104 exports and 7.57 does not, by module. */
export const removedExports: readonly RemovedExport[] = [
  ...gone('value', 'openai/core', [
    'isEmptyObj', 'hasOwn', 'debug', 'isObj', 'maybeMultipartFormRequestOptions', 'multipartFormRequestOptions', 'createForm', 'createResponseHeaders',
    'isRequestOptions', 'safeJSON', 'sleep', 'castToError', 'ensurePresent', 'readEnv', 'coerceInteger', 'coerceFloat', 'coerceBoolean',
    'maybeCoerceInteger', 'maybeCoerceFloat', 'maybeCoerceBoolean', 'isRunningInBrowser', 'isHeadersProtocol', 'getRequiredHeader', 'getHeader',
    'toBase64', 'toFloat32Array',
  ]),
  ...gone('type', 'openai/core', ['Response', 'Fetch', 'Array', 'Record'], 'Use the global type.'),
  ...gone('type', 'openai/core', ['Headers'], 'Was a record of header values; HeadersInit or Record<string, string>.'),
  ...gone('type', 'openai/core', ['PageInfo', 'RequestClient', 'DefaultQuery', 'KeysEnum', 'FinalRequestOptions', 'HeadersProtocol', 'HeadersLike']),
  ...gone('value', 'openai/uploads', [
    'isResponseLike', 'isFileLike', 'isBlobLike', 'isUploadable', 'isMultipartBody', 'maybeMultipartFormRequestOptions', 'multipartFormRequestOptions',
    'createForm',
  ]),
  ...gone('type', 'openai/uploads', ['BlobPart', 'BlobLike', 'FileLike', 'ResponseLike']),
  ...gone('value', 'openai/lib/chatCompletionUtils', ['isFunctionMessage']),
  ...moved('type', ['openai/core'], 'openai', { Uploadable: 'Uploadable', RequestOptions: 'OpenAI.RequestOptions' }),
  ...moved('class', ['openai/core'], 'openai', { APIPromise: 'APIPromise', APIClient: 'OpenAI', PagePromise: 'PagePromise' }),
  ...moved('class', ['openai/core'], 'openai/core/pagination', { AbstractPage: 'AbstractPage' }),
  ...moved('class', ['openai/resources/beta'], 'openai/resources/chat', { Chat: 'Chat' }),
  ...moved('value', ['openai', 'openai/index', 'openai/uploads'], 'node:fs', {
    fileFromPath: 'createReadStream',
  }, { note: 'A stream instead of a promise: an await in front of it stays harmless. Also read as OpenAI.fileFromPath.' }),
  ...moved('type', ['openai/resources', 'openai/resources/chat', 'openai/resources/chat/*'], 'openai/resources/chat/completions', {
    CreateChatCompletionRequestMessage: 'ChatCompletionMessageParam',
    CompletionUpdateParams: 'ChatCompletionUpdateParams',
    CompletionListParams: 'ChatCompletionListParams',
  }),
  ...moved('type', ['openai/resources/chat', 'openai/resources/chat/*'], 'openai/resources/chat/completions', {
    CompletionCreateParams: 'ChatCompletionCreateParams',
    CompletionCreateParamsNonStreaming: 'ChatCompletionCreateParamsNonStreaming',
    CompletionCreateParamsStreaming: 'ChatCompletionCreateParamsStreaming',
  }, { note: 'openai/resources and openai/resources/completions still export a type of this name, for the legacy completions.' }),
  ...moved('type', ['openai/resources/responses/responses'], 'openai/resources/responses/responses', {
    ResponseReasoningDeltaEvent: 'ResponseReasoningTextDeltaEvent',
    ResponseReasoningDoneEvent: 'ResponseReasoningTextDoneEvent',
  }, { removedIn: '5.10.2' }),
  ...moved('type', ['openai/resources/responses/responses'], 'openai/resources/responses/responses', {
    ResponseReasoningSummaryDeltaEvent: 'ResponseReasoningSummaryTextDeltaEvent',
    ResponseReasoningSummaryDoneEvent: 'ResponseReasoningSummaryTextDoneEvent',
  }, { removedIn: '5.12.0' }),
  ...moved('class', ['openai/lib/RunnableFunction', 'openai/resources/beta/chat/completions'], 'openai/lib/RunnableFunction', {
    ParsingFunction: 'ParsingToolFunction',
  }, { automation: 'suggest', note: 'runFunctions is gone: a ParsingToolFunction goes to runTools.' }),
  ...moved('type', ['openai/lib/ChatCompletionRunner', 'openai/resources/beta/chat/completions'], 'openai/lib/ChatCompletionRunner', {
    ChatCompletionFunctionRunnerParams: 'ChatCompletionToolRunnerParams',
  }, { automation: 'suggest', note: 'functions become tools.' }),
  ...moved('type', ['openai/lib/ChatCompletionStreamingRunner', 'openai/resources/beta/chat/completions'], 'openai/lib/ChatCompletionStreamingRunner', {
    ChatCompletionStreamingFunctionRunnerParams: 'ChatCompletionStreamingToolRunnerParams',
  }, { automation: 'suggest', note: 'functions become tools.' }),
];

function gone(kind: RemovedExport['kind'], module: string, names: readonly string[], note: string | null = null): RemovedExport[] {
  return names.map((name) => ({ name, modules: [module], kind, replacement: null, from: null, removedIn: '5.0.0', automation: 'todo', note }));
}

function moved(kind: RemovedExport['kind'], modules: readonly string[], from: string, names: Readonly<Record<string, string>>, more?: Partial<RemovedExport>): RemovedExport[] {
  return Object.entries(names).map(([name, replacement]) => ({ name, modules, kind, replacement, from, removedIn: '5.0.0', automation: 'auto', note: null, ...more }));
}

/** The removal of a named export of that module, if the current SDK lacks it. */
export function removedExportOf(specifier: string, name: string): RemovedExport | undefined {
  const rows: readonly RemovedExport[] = removedExports;
  return rows.find(row => row.name === name && row.modules.some((pattern) => matchesModule(pattern, specifier)));
}

/** Page classes of v4 that are only types since 5.0: `instanceof` and `extends` need openai/pagination's classes. */
export const pageClasses = [
  'BatchesPage',
  'AssistantsPage',
  'MessagesPage',
  'RunsPage',
  'RunStepsPage',
  'ChatCompletionsPage',
  'ChatCompletionStoreMessagesPage',
  'ContainerListResponsesPage',
  'FileListResponsesPage',
  'EvalListResponsesPage',
  'RunListResponsesPage',
  'OutputItemListResponsesPage',
  'FileObjectsPage',
  'PermissionCreateResponsesPage',
  'FineTuningJobsPage',
  'FineTuningJobEventsPage',
  'FineTuningJobCheckpointsPage',
  'ModelsPage',
  'ResponseItemsPage',
  'VectorStoreFilesPage',
  'FileContentResponsesPage',
  'VectorStoresPage',
  'VectorStoreSearchResponsesPage',
] as const;

/** A module specifier that does not resolve any more. */
export interface RemovedModule extends Removal {
  /** Specifier without extension; a final `*` stands for any rest, also in `replacement`. */
  pattern: string;
  /** Null where the import is deleted or its names have different homes. */
  replacement: string | null;
  automation: Automation;
  note: string | null;
}

const moduleRows: readonly (Omit<RemovedModule, 'automation' | 'note'> & Partial<RemovedModule>)[] = [
  { pattern: 'openai/api', replacement: 'openai', removedIn: '4.0.0' },
  { pattern: 'openai/base', replacement: 'openai', removedIn: '4.0.0' },
  { pattern: 'openai/common', replacement: 'openai', removedIn: '4.0.0' },
  { pattern: 'openai/configuration', replacement: 'openai', removedIn: '4.0.0' },
  { pattern: 'openai/dist', replacement: 'openai', removedIn: '4.0.0' },
  { pattern: 'openai/dist/*', replacement: 'openai', removedIn: '4.0.0', note: 'v3 had no exports map; its build was importable.' },
  { pattern: 'openai/shims/*', replacement: null, removedIn: '5.0.0', note: 'Delete the import: the SDK uses the global fetch.' },
  { pattern: 'openai/_shims/*', replacement: null, removedIn: '5.0.0', note: 'Delete the import, or use the global types.' },
  {
    pattern: 'openai/core',
    replacement: null,
    removedIn: '5.0.0',
    automation: 'todo',
    note: 'Its names moved to openai, openai/core/uploads and openai/core/pagination, or are gone.',
  },
  { pattern: 'openai/src', replacement: 'openai', removedIn: '5.0.0' },
  { pattern: 'openai/src/*', replacement: 'openai/*', removedIn: '5.0.0' },
  { pattern: 'openai/resources/beta/chat', replacement: 'openai/resources/chat', removedIn: '5.0.0' },
  { pattern: 'openai/resources/beta/chat/*', replacement: 'openai/resources/chat/*', removedIn: '5.0.0' },
  { pattern: 'openai/resources/beta/vector-stores', replacement: 'openai/resources/vector-stores', removedIn: '4.87.0' },
  { pattern: 'openai/resources/beta/vector-stores/*', replacement: 'openai/resources/vector-stores/*', removedIn: '4.87.0' },
  {
    pattern: 'openai/resources/beta/assistants/*',
    replacement: 'openai/resources/beta/assistants',
    removedIn: '4.37.0',
    automation: 'suggest',
    note: 'The files of an assistant have no counterpart.',
  },
  {
    pattern: 'openai/resources/beta/threads/messages/*',
    replacement: 'openai/resources/beta/threads/messages',
    removedIn: '4.37.0',
    automation: 'suggest',
    note: 'The files of a message have no counterpart.',
  },
  {
    pattern: 'openai/resources/edits',
    replacement: null,
    removedIn: '4.24.5',
    automation: 'todo',
    note: 'The edits endpoint no longer exists: use chat.completions.create.',
  },
  {
    pattern: 'openai/resources/fine-tunes',
    replacement: 'openai/resources/fine-tuning',
    removedIn: '4.24.5',
    automation: 'todo',
    note: 'The types have other shapes.',
  },
  { pattern: 'openai/internal/decoders/*', replacement: null, removedIn: '5.0.0', automation: 'todo', note: 'openai/internal is not exported.' },
  { pattern: 'openai/internal/qs', replacement: null, removedIn: '5.0.0', automation: 'todo', note: 'openai/internal is not exported.' },
  { pattern: 'openai/internal/qs/*', replacement: null, removedIn: '5.0.0', automation: 'todo', note: 'openai/internal is not exported.' },
  { pattern: 'openai/internal/stream-utils', replacement: null, removedIn: '5.0.0', automation: 'todo', note: 'openai/internal is not exported.' },
];

/** Specifiers that resolve in some major from 3 on and not in 7.57; openai/error, /uploads, /streaming, /pagination, /resource do. */
export const removedModules: readonly RemovedModule[] = moduleRows.map((row) => ({ automation: 'auto', note: null, ...row }));

/** The removal that covers a specifier such as `openai/shims/node` or `openai/core.mjs`. */
export function removedModuleOf(specifier: string): RemovedModule | undefined {
  const rows: readonly RemovedModule[] = removedModules;
  return rows.find(row => matchesModule(row.pattern, specifier));
}

/** The specifier that replaces a removed one, with the rest that a `*` stood for; null where nothing does. */
export function replacedSpecifier(row: RemovedModule, specifier: string): string | null {
  if (row.replacement === null || !row.replacement.endsWith('*')) return row.replacement;
  const rest = withoutExtension(specifier).slice(row.pattern.length - 1);
  return rest === 'index' ? row.replacement.slice(0, -2) : row.replacement.slice(0, -1) + rest;
}

function matchesModule(pattern: string, specifier: string): boolean {
  const bare = withoutExtension(specifier).replace(/\/index$/, '');
  return pattern.endsWith('*') ? withoutExtension(specifier).startsWith(pattern.slice(0, -1)) : bare === pattern;
}

function withoutExtension(specifier: string): string {
  return specifier.replace(/(?:\.d)?\.[cm]?[jt]s$/, '');
}

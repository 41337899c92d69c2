// Idioms of the Python SDK, and invented ones, that people and code generators write on the imported `openai` module or class in
// JavaScript. No openai-node major has any of them: an assignment is silently ignored, a call throws a TypeError. Source: the public
// names of openai-python 0.28 and 1.x; proof that none exists here and each replacement does: tests/sdk/python-idioms.test.ts.
// Types such as `OpenAI.ChatCompletion` exist, so only run-time uses count.

/** Something written on the module `openai` and what the current SDK has instead. */
export interface PythonIdiom {
  /** Member path behind the module, such as `ChatCompletion.create`. */
  path: string;
  /** What the replacement is: an option of the client, a client class, a method of the client, or an error class (`OpenAI.X`). */
  kind: 'option' | 'class' | 'method' | 'error';
  replacement: string | null;
  note: string | null;
}

/** Module-level idioms; `acreate` and its kind are the asynchronous twins of Python 0.x. */
export const pythonIdioms: readonly PythonIdiom[] = [
  ...idioms('option', {
    apiKey: 'api_key,apiKey',
    baseURL: 'api_base,apiBase,base_url,baseURL',
    organization: 'organization,organisation',
    project: 'project',
    timeout: 'timeout',
    maxRetries: 'max_retries',
    defaultHeaders: 'default_headers,app_info',
    defaultQuery: 'default_query',
    logLevel: 'log,debug',
    fetchOptions: 'proxy',
    fetch: 'requestssession,aiosession,http_client',
  }),
  { path: 'enable_telemetry', kind: 'option', replacement: null, note: null },
  ...idioms('option', {
    apiVersion: 'api_version,apiVersion', endpoint: 'azure_endpoint', azureADTokenProvider: 'azure_ad_token_provider',
  }, 'Only AzureOpenAI takes it.'),
  ...idioms('option', { apiKey: 'api_key_path' }, 'Read the file and pass its text.'),
  ...idioms('option', { fetchOptions: 'verify_ssl_certs,ca_bundle_path' }, 'A dispatcher with the TLS options.'),
  ...idioms('class', { AzureOpenAI: 'api_type,apiType' }, 'For "azure" and "azure_ad"; "open_ai" needs nothing.'),
  ...idioms('class', { OpenAI: 'configure,init,setApiKey,set_api_key,setup' }, 'Pass the options to the constructor.'),
  ...idioms('class', { OpenAI: 'AsyncOpenAI', AzureOpenAI: 'AsyncAzureOpenAI' }, 'Every method of the client is asynchronous.'),
  ...idioms('method', {
    'chat.completions.create': 'chat.completions.create,ChatCompletion.create,ChatCompletion.acreate',
    'chat.completions.parse': 'chat.completions.parse',
    'responses.create': 'responses.create',
    'responses.parse': 'responses.parse',
    'completions.create': 'completions.create,Completion.create,Completion.acreate',
    'embeddings.create': 'embeddings.create,Embedding.create,Embedding.acreate',
    'images.generate': 'images.generate,Image.create,Image.acreate',
    'images.edit': 'images.edit,Image.create_edit,Image.acreate_edit',
    'moderations.create': 'moderations.create,Moderation.create,Moderation.acreate',
    'models.list': 'models.list,Model.list,Model.alist',
    'models.retrieve': 'models.retrieve,Model.retrieve,Model.aretrieve',
    'models.delete': 'Model.delete,Model.adelete',
    'files.create': 'files.create,File.create,File.acreate',
    'files.list': 'files.list,File.list,File.alist',
    'files.retrieve': 'File.retrieve,File.aretrieve',
    'files.delete': 'File.delete,File.adelete',
    'files.content': 'File.download,File.adownload',
    'audio.transcriptions.create': 'audio.transcriptions.create,Audio.transcribe,Audio.atranscribe',
    'audio.translations.create': 'audio.translations.create,Audio.translate,Audio.atranslate',
    'audio.speech.create': 'audio.speech.create',
    'fineTuning.jobs.create': 'FineTuningJob.create,FineTuningJob.acreate',
    'fineTuning.jobs.list': 'FineTuningJob.list,FineTuningJob.alist',
    'fineTuning.jobs.retrieve': 'FineTuningJob.retrieve,FineTuningJob.aretrieve',
    'fineTuning.jobs.cancel': 'FineTuningJob.cancel,FineTuningJob.acancel',
    'fineTuning.jobs.listEvents': 'FineTuningJob.list_events,FineTuningJob.alist_events',
  }),
  ...idioms('method', {
    'fineTuning.jobs.create': 'FineTune.create,FineTune.acreate',
    'fineTuning.jobs.list': 'FineTune.list,FineTune.alist',
    'fineTuning.jobs.retrieve': 'FineTune.retrieve,FineTune.aretrieve',
    'fineTuning.jobs.cancel': 'FineTune.cancel,FineTune.acancel',
    'fineTuning.jobs.listEvents': 'FineTune.list_events,FineTune.alist_events,FineTune.stream_events,FineTune.astream_events',
    'models.delete': 'FineTune.delete,FineTune.adelete',
  }, 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.'),
  ...idioms('method', { 'images.createVariation': 'Image.create_variation,Image.acreate_variation' }, 'The endpoint is retired: use images.edit.'),
  ...idioms('method', { 'models.list': 'Engine.list,Engine.alist', 'models.retrieve': 'Engine.retrieve,Engine.aretrieve' }, 'Engines are models.'),
  ...idioms('method', {
    'chat.completions.create': 'Edit.create,Edit.acreate',
  }, 'The edits endpoint no longer exists: send the instruction as a system message and the input as a user message.'),
  ...idioms('error', {
    AuthenticationError: 'error.AuthenticationError',
    RateLimitError: 'error.RateLimitError',
    APIError: 'error.APIError',
    APIConnectionTimeoutError: 'error.Timeout',
    APIConnectionError: 'error.APIConnectionError',
    PermissionDeniedError: 'error.PermissionError',
    OpenAIError: 'error.OpenAIError,error.InvalidAPIType',
    InvalidWebhookSignatureError: 'error.SignatureVerificationError',
  }),
  ...idioms('error', { BadRequestError: 'error.InvalidRequestError' }, 'Also NotFoundError for 404.'),
  ...idioms('error', { InternalServerError: 'error.ServiceUnavailableError' }, 'Status 503.'),
  ...idioms('error', { ConflictError: 'error.TryAgain' }, 'Status 409.'),
];

/** The rows of replacements and what is written instead of them. */
function idioms(kind: PythonIdiom['kind'], written: Readonly<Record<string, string>>, note: string | null = null): PythonIdiom[] {
  return Object.entries(written).flatMap(([replacement, paths]) => paths.split(',').map((path) => ({ path, kind, replacement, note })));
}

const pythonIdiomsByPath: ReadonlyMap<string, PythonIdiom> = new Map(pythonIdioms.map(row => [row.path, row]));

/** The idiom at that path behind the module, such as `api_key` or `error.RateLimitError`. */
export function pythonIdiomOf(path: string): PythonIdiom | undefined {
  return pythonIdiomsByPath.get(path);
}

/** A client option in Python's spelling; the constructor ignores it without an error. */
export interface PythonOption {
  name: string;
  replacement: string;
  azureOnly: boolean;
}

/** Client options of openai-python by the name they have here. */
export const pythonOptions: readonly PythonOption[] = [
  ...options(false, {
    api_key: 'apiKey',
    base_url: 'baseURL',
    api_base: 'baseURL',
    max_retries: 'maxRetries',
    default_headers: 'defaultHeaders',
    default_query: 'defaultQuery',
    http_client: 'fetch',
    webhook_secret: 'webhookSecret',
    admin_api_key: 'adminAPIKey',
    workload_identity: 'workloadIdentity',
  }),
  ...options(true, {
    azure_endpoint: 'endpoint',
    azure_deployment: 'deployment',
    api_version: 'apiVersion',
    azure_ad_token_provider: 'azureADTokenProvider',
  }),
];

function options(azureOnly: boolean, spellings: Readonly<Record<string, string>>): PythonOption[] {
  return Object.entries(spellings).map(([name, replacement]) => ({ name, replacement, azureOnly }));
}

/** The client option that Python spells like this. */
export function pythonOptionOf(name: string): PythonOption | undefined {
  return pythonOptions.find(row => row.name === name);
}

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
export const pythonIdioms = [
  { path: 'api_key', kind: 'option', replacement: 'apiKey', note: null },
  { path: 'apiKey', kind: 'option', replacement: 'apiKey', note: null },
  { path: 'api_base', kind: 'option', replacement: 'baseURL', note: null },
  { path: 'apiBase', kind: 'option', replacement: 'baseURL', note: null },
  { path: 'base_url', kind: 'option', replacement: 'baseURL', note: null },
  { path: 'baseURL', kind: 'option', replacement: 'baseURL', note: null },
  { path: 'organization', kind: 'option', replacement: 'organization', note: null },
  { path: 'organisation', kind: 'option', replacement: 'organization', note: null },
  { path: 'api_version', kind: 'option', replacement: 'apiVersion', note: 'Only AzureOpenAI takes it.' },
  { path: 'apiVersion', kind: 'option', replacement: 'apiVersion', note: 'Only AzureOpenAI takes it.' },
  { path: 'project', kind: 'option', replacement: 'project', note: null },
  { path: 'timeout', kind: 'option', replacement: 'timeout', note: null },
  { path: 'max_retries', kind: 'option', replacement: 'maxRetries', note: null },
  { path: 'default_headers', kind: 'option', replacement: 'defaultHeaders', note: null },
  { path: 'default_query', kind: 'option', replacement: 'defaultQuery', note: null },
  { path: 'log', kind: 'option', replacement: 'logLevel', note: null },
  { path: 'debug', kind: 'option', replacement: 'logLevel', note: null },
  { path: 'proxy', kind: 'option', replacement: 'fetchOptions', note: null },
  { path: 'requestssession', kind: 'option', replacement: 'fetch', note: null },
  { path: 'aiosession', kind: 'option', replacement: 'fetch', note: null },
  { path: 'http_client', kind: 'option', replacement: 'fetch', note: null },
  { path: 'api_type', kind: 'class', replacement: 'AzureOpenAI', note: 'For "azure" and "azure_ad"; "open_ai" needs nothing.' },
  { path: 'apiType', kind: 'class', replacement: 'AzureOpenAI', note: 'For "azure" and "azure_ad"; "open_ai" needs nothing.' },
  { path: 'azure_endpoint', kind: 'option', replacement: 'endpoint', note: 'Only AzureOpenAI takes it.' },
  { path: 'azure_ad_token_provider', kind: 'option', replacement: 'azureADTokenProvider', note: 'Only AzureOpenAI takes it.' },
  { path: 'api_key_path', kind: 'option', replacement: 'apiKey', note: 'Read the file and pass its text.' },
  { path: 'verify_ssl_certs', kind: 'option', replacement: 'fetchOptions', note: 'A dispatcher with the TLS options.' },
  { path: 'ca_bundle_path', kind: 'option', replacement: 'fetchOptions', note: 'A dispatcher with the TLS options.' },
  { path: 'enable_telemetry', kind: 'option', replacement: null, note: null },
  { path: 'app_info', kind: 'option', replacement: 'defaultHeaders', note: null },
  { path: 'configure', kind: 'class', replacement: 'OpenAI', note: 'Pass the options to the constructor.' },
  { path: 'init', kind: 'class', replacement: 'OpenAI', note: 'Pass the options to the constructor.' },
  { path: 'setApiKey', kind: 'class', replacement: 'OpenAI', note: 'Pass the options to the constructor.' },
  { path: 'set_api_key', kind: 'class', replacement: 'OpenAI', note: 'Pass the options to the constructor.' },
  { path: 'setup', kind: 'class', replacement: 'OpenAI', note: 'Pass the options to the constructor.' },
  { path: 'AsyncOpenAI', kind: 'class', replacement: 'OpenAI', note: 'Every method of the client is asynchronous.' },
  { path: 'AsyncAzureOpenAI', kind: 'class', replacement: 'AzureOpenAI', note: 'Every method of the client is asynchronous.' },
  { path: 'chat.completions.create', kind: 'method', replacement: 'chat.completions.create', note: null },
  { path: 'chat.completions.parse', kind: 'method', replacement: 'chat.completions.parse', note: null },
  { path: 'responses.create', kind: 'method', replacement: 'responses.create', note: null },
  { path: 'responses.parse', kind: 'method', replacement: 'responses.parse', note: null },
  { path: 'completions.create', kind: 'method', replacement: 'completions.create', note: null },
  { path: 'embeddings.create', kind: 'method', replacement: 'embeddings.create', note: null },
  { path: 'images.generate', kind: 'method', replacement: 'images.generate', note: null },
  { path: 'images.edit', kind: 'method', replacement: 'images.edit', note: null },
  { path: 'moderations.create', kind: 'method', replacement: 'moderations.create', note: null },
  { path: 'models.list', kind: 'method', replacement: 'models.list', note: null },
  { path: 'models.retrieve', kind: 'method', replacement: 'models.retrieve', note: null },
  { path: 'files.create', kind: 'method', replacement: 'files.create', note: null },
  { path: 'files.list', kind: 'method', replacement: 'files.list', note: null },
  { path: 'audio.transcriptions.create', kind: 'method', replacement: 'audio.transcriptions.create', note: null },
  { path: 'audio.translations.create', kind: 'method', replacement: 'audio.translations.create', note: null },
  { path: 'audio.speech.create', kind: 'method', replacement: 'audio.speech.create', note: null },
  { path: 'ChatCompletion.create', kind: 'method', replacement: 'chat.completions.create', note: null },
  { path: 'ChatCompletion.acreate', kind: 'method', replacement: 'chat.completions.create', note: null },
  { path: 'Completion.create', kind: 'method', replacement: 'completions.create', note: null },
  { path: 'Completion.acreate', kind: 'method', replacement: 'completions.create', note: null },
  { path: 'Embedding.create', kind: 'method', replacement: 'embeddings.create', note: null },
  { path: 'Embedding.acreate', kind: 'method', replacement: 'embeddings.create', note: null },
  { path: 'Image.create', kind: 'method', replacement: 'images.generate', note: null },
  { path: 'Image.acreate', kind: 'method', replacement: 'images.generate', note: null },
  { path: 'Image.create_edit', kind: 'method', replacement: 'images.edit', note: null },
  { path: 'Image.acreate_edit', kind: 'method', replacement: 'images.edit', note: null },
  {
    path: 'Image.create_variation',
    kind: 'method',
    replacement: 'images.createVariation',
    note: 'The endpoint is retired: use images.edit.',
  },
  {
    path: 'Image.acreate_variation',
    kind: 'method',
    replacement: 'images.createVariation',
    note: 'The endpoint is retired: use images.edit.',
  },
  { path: 'Audio.transcribe', kind: 'method', replacement: 'audio.transcriptions.create', note: null },
  { path: 'Audio.atranscribe', kind: 'method', replacement: 'audio.transcriptions.create', note: null },
  { path: 'Audio.translate', kind: 'method', replacement: 'audio.translations.create', note: null },
  { path: 'Audio.atranslate', kind: 'method', replacement: 'audio.translations.create', note: null },
  { path: 'Moderation.create', kind: 'method', replacement: 'moderations.create', note: null },
  { path: 'Moderation.acreate', kind: 'method', replacement: 'moderations.create', note: null },
  { path: 'Model.list', kind: 'method', replacement: 'models.list', note: null },
  { path: 'Model.alist', kind: 'method', replacement: 'models.list', note: null },
  { path: 'Model.retrieve', kind: 'method', replacement: 'models.retrieve', note: null },
  { path: 'Model.aretrieve', kind: 'method', replacement: 'models.retrieve', note: null },
  { path: 'Model.delete', kind: 'method', replacement: 'models.delete', note: null },
  { path: 'Model.adelete', kind: 'method', replacement: 'models.delete', note: null },
  { path: 'Engine.list', kind: 'method', replacement: 'models.list', note: 'Engines are models.' },
  { path: 'Engine.alist', kind: 'method', replacement: 'models.list', note: 'Engines are models.' },
  { path: 'Engine.retrieve', kind: 'method', replacement: 'models.retrieve', note: 'Engines are models.' },
  { path: 'Engine.aretrieve', kind: 'method', replacement: 'models.retrieve', note: 'Engines are models.' },
  { path: 'File.create', kind: 'method', replacement: 'files.create', note: null },
  { path: 'File.acreate', kind: 'method', replacement: 'files.create', note: null },
  { path: 'File.list', kind: 'method', replacement: 'files.list', note: null },
  { path: 'File.alist', kind: 'method', replacement: 'files.list', note: null },
  { path: 'File.retrieve', kind: 'method', replacement: 'files.retrieve', note: null },
  { path: 'File.aretrieve', kind: 'method', replacement: 'files.retrieve', note: null },
  { path: 'File.delete', kind: 'method', replacement: 'files.delete', note: null },
  { path: 'File.adelete', kind: 'method', replacement: 'files.delete', note: null },
  { path: 'File.download', kind: 'method', replacement: 'files.content', note: null },
  { path: 'File.adownload', kind: 'method', replacement: 'files.content', note: null },
  {
    path: 'FineTune.create',
    kind: 'method',
    replacement: 'fineTuning.jobs.create',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.acreate',
    kind: 'method',
    replacement: 'fineTuning.jobs.create',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.list',
    kind: 'method',
    replacement: 'fineTuning.jobs.list',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.alist',
    kind: 'method',
    replacement: 'fineTuning.jobs.list',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.retrieve',
    kind: 'method',
    replacement: 'fineTuning.jobs.retrieve',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.aretrieve',
    kind: 'method',
    replacement: 'fineTuning.jobs.retrieve',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.cancel',
    kind: 'method',
    replacement: 'fineTuning.jobs.cancel',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.acancel',
    kind: 'method',
    replacement: 'fineTuning.jobs.cancel',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.list_events',
    kind: 'method',
    replacement: 'fineTuning.jobs.listEvents',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.alist_events',
    kind: 'method',
    replacement: 'fineTuning.jobs.listEvents',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.stream_events',
    kind: 'method',
    replacement: 'fineTuning.jobs.listEvents',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.astream_events',
    kind: 'method',
    replacement: 'fineTuning.jobs.listEvents',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.delete',
    kind: 'method',
    replacement: 'models.delete',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  {
    path: 'FineTune.adelete',
    kind: 'method',
    replacement: 'models.delete',
    note: 'The /fine-tunes endpoint became /fine_tuning/jobs: ids, objects and hyperparameters differ.',
  },
  { path: 'FineTuningJob.create', kind: 'method', replacement: 'fineTuning.jobs.create', note: null },
  { path: 'FineTuningJob.acreate', kind: 'method', replacement: 'fineTuning.jobs.create', note: null },
  { path: 'FineTuningJob.list', kind: 'method', replacement: 'fineTuning.jobs.list', note: null },
  { path: 'FineTuningJob.alist', kind: 'method', replacement: 'fineTuning.jobs.list', note: null },
  { path: 'FineTuningJob.retrieve', kind: 'method', replacement: 'fineTuning.jobs.retrieve', note: null },
  { path: 'FineTuningJob.aretrieve', kind: 'method', replacement: 'fineTuning.jobs.retrieve', note: null },
  { path: 'FineTuningJob.cancel', kind: 'method', replacement: 'fineTuning.jobs.cancel', note: null },
  { path: 'FineTuningJob.acancel', kind: 'method', replacement: 'fineTuning.jobs.cancel', note: null },
  { path: 'FineTuningJob.list_events', kind: 'method', replacement: 'fineTuning.jobs.listEvents', note: null },
  { path: 'FineTuningJob.alist_events', kind: 'method', replacement: 'fineTuning.jobs.listEvents', note: null },
  {
    path: 'Edit.create',
    kind: 'method',
    replacement: 'chat.completions.create',
    note: 'The edits endpoint no longer exists: send the instruction as a system message and the input as a user message.',
  },
  {
    path: 'Edit.acreate',
    kind: 'method',
    replacement: 'chat.completions.create',
    note: 'The edits endpoint no longer exists: send the instruction as a system message and the input as a user message.',
  },
  { path: 'error.AuthenticationError', kind: 'error', replacement: 'AuthenticationError', note: null },
  { path: 'error.RateLimitError', kind: 'error', replacement: 'RateLimitError', note: null },
  { path: 'error.APIError', kind: 'error', replacement: 'APIError', note: null },
  { path: 'error.InvalidRequestError', kind: 'error', replacement: 'BadRequestError', note: 'Also NotFoundError for 404.' },
  { path: 'error.Timeout', kind: 'error', replacement: 'APIConnectionTimeoutError', note: null },
  { path: 'error.APIConnectionError', kind: 'error', replacement: 'APIConnectionError', note: null },
  { path: 'error.ServiceUnavailableError', kind: 'error', replacement: 'InternalServerError', note: 'Status 503.' },
  { path: 'error.PermissionError', kind: 'error', replacement: 'PermissionDeniedError', note: null },
  { path: 'error.TryAgain', kind: 'error', replacement: 'ConflictError', note: 'Status 409.' },
  { path: 'error.OpenAIError', kind: 'error', replacement: 'OpenAIError', note: null },
  { path: 'error.InvalidAPIType', kind: 'error', replacement: 'OpenAIError', note: null },
  { path: 'error.SignatureVerificationError', kind: 'error', replacement: 'InvalidWebhookSignatureError', note: null },
] as const satisfies readonly PythonIdiom[];

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
export const pythonOptions = [
  { name: 'api_key', replacement: 'apiKey', azureOnly: false },
  { name: 'base_url', replacement: 'baseURL', azureOnly: false },
  { name: 'api_base', replacement: 'baseURL', azureOnly: false },
  { name: 'max_retries', replacement: 'maxRetries', azureOnly: false },
  { name: 'default_headers', replacement: 'defaultHeaders', azureOnly: false },
  { name: 'default_query', replacement: 'defaultQuery', azureOnly: false },
  { name: 'http_client', replacement: 'fetch', azureOnly: false },
  { name: 'webhook_secret', replacement: 'webhookSecret', azureOnly: false },
  { name: 'admin_api_key', replacement: 'adminAPIKey', azureOnly: false },
  { name: 'workload_identity', replacement: 'workloadIdentity', azureOnly: false },
  { name: 'azure_endpoint', replacement: 'endpoint', azureOnly: true },
  { name: 'azure_deployment', replacement: 'deployment', azureOnly: true },
  { name: 'api_version', replacement: 'apiVersion', azureOnly: true },
  { name: 'azure_ad_token_provider', replacement: 'azureADTokenProvider', azureOnly: true },
] as const satisfies readonly PythonOption[];

/** The client option that Python spells like this. */
export function pythonOptionOf(name: string): PythonOption | undefined {
  return pythonOptions.find(row => row.name === name);
}

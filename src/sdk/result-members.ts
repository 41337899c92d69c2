// Members of v3's AxiosResponse that results of v4+ methods have as their own, so that `file.status` and `list.data` are not taken
// for leftovers of axios. Source: the declared results of all overloads in openai 4.104.0, 5.23.2, 6.49.0 and 7.57.0, put together;
// proof: tests/sdk/result-members.test.ts. A method without a row, such as those of `admin`, has unknown results.
import { v3MethodOf } from './legacy-methods.ts';
import { pathsOf } from './path-families.ts';

type AxiosMember = 'data' | 'status' | 'statusText' | 'headers';

/** Methods whose results are pages, or bodies with a list. */
const withData: readonly string[] = [
  'audio.voiceConsents.list',
  'batches.list',
  'beta.assistants.list',
  'beta.chatkit.threads.{list,listItems}',
  'beta.responses.inputItems.list',
  'beta.threads.messages.list',
  'beta.threads.runs.list',
  'beta.threads.runs.steps.list',
  'chat.completions.list',
  'chat.completions.messages.list',
  'containers.files.list',
  'containers.list',
  'conversations.items.{create,list}',
  'embeddings.create',
  'evals.list',
  'evals.runs.list',
  'evals.runs.outputItems.list',
  'files.list',
  'fineTuning.checkpoints.permissions.{create,list,retrieve}',
  'fineTuning.jobs.checkpoints.list',
  'fineTuning.jobs.{list,listEvents}',
  'images.{createVariation,edit,generate}',
  'models.list',
  'responses.inputItems.list',
  'vectorStores.fileBatches.listFiles',
  'vectorStores.files.{content,list}',
  'vectorStores.{list,search}',
  'videos.list',
];

/** Methods whose results say which state they are in. */
const withStatus: readonly string[] = [
  'batches.{cancel,create,retrieve}',
  'beta.chatkit.sessions.{cancel,create}',
  'beta.chatkit.threads.retrieve',
  'beta.responses.{cancel,create,retrieve}',
  'beta.threads.{createAndRun,createAndRunPoll}',
  'beta.threads.messages.{create,retrieve,update}',
  'beta.threads.runs.{cancel,create,createAndPoll,poll,retrieve,submitToolOutputs,submitToolOutputsAndPoll,update}',
  'beta.threads.runs.steps.retrieve',
  'containers.{create,retrieve}',
  'conversations.items.retrieve',
  'evals.runs.{cancel,create,retrieve}',
  'evals.runs.outputItems.retrieve',
  'files.{create,retrieve,waitForProcessing}',
  'fineTuning.jobs.{cancel,create,pause,resume,retrieve}',
  'responses.{cancel,create,parse,retrieve}',
  'uploads.{cancel,complete,create}',
  'vectorStores.{create,retrieve,update}',
  'vectorStores.fileBatches.{cancel,create,createAndPoll,poll,retrieve,uploadAndPoll}',
  'vectorStores.files.{create,createAndPoll,poll,retrieve,update,upload,uploadAndPoll}',
  'videos.{create,edit,extend,remix,retrieve}',
];

/** Methods that resolve to a web Response. */
const ofResponse: readonly string[] = [
  'audio.speech.create',
  'containers.files.content.retrieve',
  'files.content',
  'realtime.calls.create',
  'videos.downloadContent',
];

/** Methods whose results have none of these members. */
const withNone: readonly string[] = [
  'audio.transcriptions.create',
  'audio.translations.create',
  'audio.voiceConsents.{create,delete,retrieve,update}',
  'audio.voices.{create,delete}',
  'beta.assistants.{create,del,delete,retrieve,update}',
  'beta.chat.completions.{parse,runFunctions,runTools,stream}',
  'beta.chatkit.threads.delete',
  'beta.realtime.sessions.create',
  'beta.realtime.transcriptionSessions.create',
  'beta.responses.{compact,delete}',
  'beta.responses.inputTokens.count',
  'beta.threads.{create,createAndRunStream,del,delete,retrieve,update}',
  'beta.threads.messages.{del,delete}',
  'beta.threads.runs.{createAndStream,stream,submitToolOutputsStream}',
  'chat.completions.{create,del,delete,parse,retrieve,runTools,stream,update}',
  'completions.create',
  'containers.{del,delete}',
  'containers.files.{create,del,delete,retrieve}',
  'contentProvenanceChecks.create',
  'conversations.{create,delete,retrieve,update}',
  'conversations.items.delete',
  'decisions.create',
  'evals.{create,del,delete,retrieve,update}',
  'evals.runs.{del,delete}',
  'files.{del,delete,retrieveContent}',
  'fineTuning.alpha.graders.{run,validate}',
  'fineTuning.checkpoints.permissions.{del,delete}',
  'models.{del,delete,retrieve}',
  'moderations.create',
  'realtime.calls.{accept,hangup,refer,reject}',
  'realtime.clientSecrets.create',
  'realtime.translations.clientSecrets.create',
  'responses.{compact,del,delete,stream}',
  'responses.inputTokens.count',
  'uploads.parts.create',
  'vectorStores.{del,delete}',
  'vectorStores.files.{del,delete}',
  'videos.{createCharacter,delete,getCharacter}',
];

/** Method path on the client → the members of its result that an AxiosResponse has too. */
export const resultMembers: Readonly<Record<string, readonly AxiosMember[]>> = Object.fromEntries([
  ...rows(withData, ['data']), ...rows(withStatus, ['status']), ...rows(ofResponse, ['status', 'statusText', 'headers']), ...rows(withNone, []),
]);

function rows(families: readonly string[], members: readonly AxiosMember[]): [string, readonly AxiosMember[]][] {
  return families.flatMap(pathsOf).map((path) => [path, members]);
}

/** Whether what the method resolves to has such a member; v3 methods count as migrated. Undefined where the result is not known. */
export function resultHasMember(path: string, member: string): boolean | undefined {
  const v3 = v3MethodOf(path);
  if (v3) return v3.replacement === null ? member === 'data' && v3.resultHasData : resultHasMember(v3.replacement, member);
  const members: readonly string[] | undefined = Object.hasOwn(resultMembers, path) ? resultMembers[path] : undefined;
  return members?.includes(member);
}

// Type paths under `OpenAI.` that some v4–v6 release exported and 7.57 does not. Source: the type exports of 349 tagged
// releases, compared with 7.57.0; proof: tests/sdk/legacy-types.test.ts compiles every row.
// Most types exist in their resource's namespace and in those around it, so paths are written in braces, as shells do:
// `Chat{.Completions,}.X` is `OpenAI.Chat.Completions.X` and `OpenAI.Chat.X`.
import { pathsOf } from './path-families.ts';
import type { Removal } from './versions.ts';

/** A renamed type: its path today and the first release without the old one. */
export interface RenamedType extends Removal {
  replacement: string;
}

/** First release without the old paths → old paths → their replacements in the same order, over again where they are fewer. */
const renames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '4.4.0': {
    'Chat{.Completions,}.CreateChatCompletionRequestMessage.FunctionCall': 'Chat{.Completions,}.ChatCompletionAssistantMessageParam.FunctionCall',
    'Chat{.Completions,}.CompletionCreateParams.FunctionCallOption': 'Chat{.Completions,}.ChatCompletionFunctionCallOption',
    'Chat{.Completions,}.CompletionCreateParams.Function': 'Chat{.Completions,}.ChatCompletionCreateParams.Function',
    'Chat{.Completions,}.CompletionCreateParams.CompletionCreateParams{Non,}Streaming': 'Chat{.Completions,}.ChatCompletionCreateParams{Non,}Streaming',
  },
  '4.16.0': {
    '{Chat.{Completions.,},}ChatCompletionMessageParam.FunctionCall': '{Chat.{Completions.,},}ChatCompletionAssistantMessageParam.FunctionCall',
    '{Chat.{Completions.,},}ChatCompletionCreateParams.FunctionCallOption': '{Chat.{Completions.,},}ChatCompletionFunctionCallOption',
  },
  '4.16.1': { 'Beta{.Assistants,}.Assistant.Retreival': 'Beta.FileSearchTool' },
  '4.16.2': { 'Beta{.Assistants,}.AsssitantDeleted': 'Beta{.Assistants,}.AssistantDeleted' },
  '4.17.0': {
    'Beta{.Assistants,}.Assistant{.,{Create,Update}Params.AssistantTools}Function.Function': 'FunctionDefinition',
    'Beta{.Threads,}.ThreadCreateAndRunParams.AssistantToolsFunction.Function': 'FunctionDefinition',
    'Beta.Threads{.Runs,}.Run{,CreateParams}.AssistantToolsFunction.Function': 'FunctionDefinition',
    '{Chat.{Completions.,},}ChatCompletionTool.Function': 'FunctionDefinition',
  },
  '4.24.5': {
    FineTunes: 'FineTuning.Jobs',
    '{FineTunes.,}FineTune': 'FineTuning.FineTuningJob',
    '{FineTunes.,}FineTune.Hyperparams': 'FineTuning.FineTuningJob.Hyperparameters',
    '{FineTunes.,}FineTuneEvent': 'FineTuning.FineTuningJobEvent',
    '{FineTunes.,}FineTuneEventsListResponse': 'FineTuning.FineTuningJobEventsPage',
    '{FineTunes.,}FineTunesPage': 'FineTuning.FineTuningJobsPage',
    '{FineTunes.,}FineTuneCreateParams': 'FineTuning.JobCreateParams',
    '{FineTunes.,}FineTuneListEventsParams': 'FineTuning.JobListEventsParams',
  },
  '4.29.0': {
    'Beta{.Assistants,}.Assistant.{CodeInterpreter,Retrieval,Function}': 'Beta.{CodeInterpreter,FileSearch,Function}Tool',
    'Beta{.Assistants,}.Assistant{Create,Update}Params.AssistantTools{Code,Retrieval,Function}': 'Beta.{CodeInterpreter,FileSearch,Function}Tool',
    'Beta{.Threads,}.ThreadCreateAndRunParams.AssistantTools{Code,Retrieval,Function}': 'Beta.{CodeInterpreter,FileSearch,Function}Tool',
    'Beta.Threads{.Runs,}.Run{,CreateParams}.AssistantTools{Code,Retrieval,Function}': 'Beta.{CodeInterpreter,FileSearch,Function}Tool',
    'Beta.Threads{.Messages,}.MessageContent{ImageFile{,.ImageFile},Text{,.Text}}': 'Beta.Threads{.Messages,}.{ImageFile{ContentBlock,},Text{ContentBlock,}}',
    'Beta.Threads{.Messages,}.MessageContentText.Text.{FileCitation{,.FileCitation},FilePath{,.FilePath}}':
      'Beta.Threads{.Messages,}.{FileCitationAnnotation{,.FileCitation},FilePathAnnotation{,.FilePath}}',
    'Beta.Threads{.Messages,}.ThreadMessage{,Deleted,sPage}': 'Beta.Threads{.Messages,}.Message{,Deleted,sPage}',
    'Beta.Threads.Runs{.Steps,}.CodeToolCall{,.CodeInterpreter{,.Logs,.Image{,.Image}}}':
      'Beta.Threads.Runs{.Steps,}.CodeInterpreterToolCall{,.CodeInterpreter{,.Logs,.Image{,.Image}}}',
  },
  '4.37.0': {
    'Beta{.Assistants,}.RetrievalTool': 'Beta.FileSearchTool',
    'Beta.Threads.Runs{.Steps,}.RetrievalToolCall{,Delta}': 'Beta.Threads.Runs{.Steps,}.FileSearchToolCall{,Delta}',
  },
  '4.55.0': {
    'Beta{.Threads,}.AssistantResponseFormat': 'Beta{.Threads,}.AssistantResponseFormatOption',
    '{Chat.{Completions.,},}ChatCompletionCreateParams.ResponseFormat': 'ResponseFormatJSONObject',
  },
  '4.79.0': { 'Beta.{VectorStores.,}StaticFileChunkingStrategyParam': '{VectorStores.,}StaticFileChunkingStrategyObjectParam' },
  '4.98.0': {
    '{Evals.,}Eval{StringCheck,TextSimilarity}Grader': 'Graders.{StringCheck,TextSimilarity}Grader',
    '{Evals.,}EvalLabelModelGrader{,.Input{,.OutputText}}': 'Graders.LabelModelGrader{,.Input{,.OutputText}}',
    'FineTuning{.Jobs,}.{FineTuningJob,JobCreateParams}.Method.{Dpo,Supervised}': 'FineTuning.{Dpo,Supervised}Method',
    'FineTuning{.Jobs,}.{FineTuningJob,JobCreateParams}.Method.{Dpo,Supervised}.Hyperparameters': 'FineTuning.{Dpo,Supervised}Hyperparameters',
  },
  '4.103.0': { 'Responses.ResponseTextAnnotationDeltaEvent': 'Responses.ResponseOutputTextAnnotationAddedEvent' },
  '5.0.0': {
    'Beta.Chat{,.Completions}': 'Chat{,.Completions}',
    'Beta{.Threads,}.ThreadCreateAndRunStreamParams.{Thread{,.Message{,.Attachment}},TruncationStrategy}':
      'Beta{.Threads,}.ThreadCreateAndRunParams.{Thread{,.Message{,.Attachment}},TruncationStrategy}',
    'Beta{.Threads,}.ThreadCreateAndRunStreamParams.{Thread.,}ToolResources{,.CodeInterpreter,.FileSearch}':
      'Beta{.Threads,}.ThreadCreateAndRunParams.{Thread.,}ToolResources{,.CodeInterpreter,.FileSearch}',
    'Beta{.Threads,}.ThreadCreateAndRunStreamParams.Thread.ToolResources.FileSearch.VectorStore':
      'Beta{.Threads,}.ThreadCreateAndRunParams.Thread.ToolResources.FileSearch.VectorStore',
    'Beta.Threads.Runs.RunSubmitToolOutputs{Stream,AndPoll}Params.ToolOutput': 'Beta.Threads.Runs.RunSubmitToolOutputsParams.ToolOutput',
    'Beta.Threads.RunSubmitToolOutputs{Stream,AndPoll}Params.ToolOutput': 'Beta.Threads.RunSubmitToolOutputsParams.ToolOutput',
    'Beta.Threads.Runs.Run{Stream,CreateAnd{Poll,Stream}}Params.{AdditionalMessage{,.Attachment},TruncationStrategy}':
      'Beta.Threads.Runs.RunCreateParams.{AdditionalMessage{,.Attachment},TruncationStrategy}',
    'Beta.Threads.Run{Stream,CreateAnd{Poll,Stream}}Params.{AdditionalMessage{,.Attachment},TruncationStrategy}':
      'Beta.Threads.RunCreateParams.{AdditionalMessage{,.Attachment},TruncationStrategy}',
    '{Chat.{Completions.,},}CreateChatCompletionRequestMessage': '{Chat.{Completions.,},}ChatCompletionMessageParam',
    'Chat{.Completions,}.Completion{CreateParams{,NonStreaming,Streaming},UpdateParams,ListParams}':
      'Chat{.Completions,}.ChatCompletion{CreateParams{,NonStreaming,Streaming},UpdateParams,ListParams}',
  },
  '5.7.0': { 'FineTuning.Checkpoints{.Permissions,}.PermissionRetrieveResponsesPage': 'FineTuning.Checkpoints{.Permissions,}.PermissionRetrieveResponse' },
  '5.10.2': { 'Responses.ResponseReasoning{Delta,Done}Event': 'Responses.ResponseReasoningText{Delta,Done}Event' },
  '5.12.0': { 'Responses.ResponseReasoningSummary{Delta,Done}Event': 'Responses.ResponseReasoningSummaryText{Delta,Done}Event' },
  '5.12.1': { '{Chat.{Completions.,},}ChatCompletionMessageToolCall.Function': '{Chat.{Completions.,},}ChatCompletionMessageFunctionToolCall.Function' },
  '5.13.1': { 'Responses.Response{,CreateParams}.Text': 'Responses.ResponseTextConfig' },
  '5.17.0': { 'Responses.Tool.WebSearchTool{,.Filters,.UserLocation}': 'Responses.WebSearchTool{,.Filters,.UserLocation}' },
  '6.27.0': { 'Responses.ComputerUseTool': 'Responses.ComputerUsePreviewTool' },
};

/** What 4.87.0 moved from `OpenAI.Beta` to `OpenAI`. */
const movedOutOfBeta: readonly string[] = [
  'VectorStores{,.Files,.FileBatches}',
  '{VectorStores.,}VectorStore{,.FileCounts,.ExpiresAfter,Deleted,sPage,{Create,Update}Params{,.ExpiresAfter},ListParams}',
  'VectorStores.{Files.,}{VectorStoreFile{,.LastError,Deleted,sPage},File{Create,List}Params}',
  'VectorStores.{FileBatches.,}{VectorStoreFileBatch{,.FileCounts},FileBatch{Create,ListFiles}Params}',
  '{VectorStores.,}{AutoFileChunkingStrategyParam,FileChunkingStrategy{,Param},OtherFileChunkingStrategyObject,StaticFileChunkingStrategy{,Object{,Param}}}',
];

/** Old type path → its replacement; each replacement compiles against the current SDK. */
export const renamedTypes: Readonly<Record<string, RenamedType>> = Object.fromEntries([
  ...Object.entries(renames).flatMap(([removedIn, rows]) => Object.entries(rows).flatMap((row) => renamed(row, removedIn))),
  ...movedOutOfBeta.flatMap((path) => renamed([`Beta.${path}`, path], '4.87.0')),
]);

function renamed([from, to]: [string, string], removedIn: string): [string, RenamedType][] {
  const replacements = typesOf(to);
  return typesOf(from).map((path, index) => [path, { replacement: replacements[index % replacements.length]!, removedIn }]);
}

function typesOf(family: string): string[] {
  return pathsOf(family).map((path) => `OpenAI.${path}`);
}

/** The renaming of a type path such as `OpenAI.Beta.VectorStore`. */
export function renamedTypeOf(path: string): RenamedType | undefined {
  return Object.hasOwn(renamedTypes, path) ? renamedTypes[path] : undefined;
}

/** Type paths that are gone and have no counterpart; mostly members of generated namespaces. */
export const typesWithoutReplacement: ReadonlySet<string> = new Set([
  '{Edits.,}Edit{,.Choice,CreateParams}',
  'Edits',
  '{FineTunes.,}FineTuneListEventsParams{,.FineTuneListEventsParams}{Non,}Streaming',
  '{FineTunes.,}FineTuneCreateParams.Hyperparameters',
  'Beta.{Assistants,Threads.Messages}.Files',
  'Beta.{Assistants,Threads.Messages}.{Files.,}FileListParams',
  'Beta.Assistants.{Files.,}{AssistantFile{,sPage},FileDeleteResponse,FileCreateParams}',
  'Beta.Threads.Messages.{Files.,}MessageFile{,sPage}',
  'Beta.{ChatKit.,}{FilePart,ImagePart,ChatKitUploadFile{Response,Params}}',
  'Beta.{Realtime.,}SessionUpdateEvent.Session.ClientSecret.ExpiresAt',
  'Beta.Realtime.{Sessions.,}SessionCreateParams.ClientSecret.ExpiresAt',
  'Beta.{Responses.,}BetaResponseInputItem.MultiAgentCallOutput.Output.UnionMember{0,1,2}',
  'Beta.{VectorStores.,}VectorStoreCreateParams.{Auto,Static{,.Static}}',
  'Beta.VectorStores.{FileBatches.FileBatch,FileBatch,Files.File,File}CreateParams.{Auto,Static}ChunkingStrategyRequestParam',
  'Beta.VectorStores.{FileBatches.FileBatch,FileBatch,Files.File,File}CreateParams.StaticChunkingStrategyRequestParam.Static',
  'Beta.VectorStores.{Files.,}VectorStoreFile.{Other,Static{,.Static}}',
  '{Chat.{Completions.,},}ChatCompletionCreateParams.Text',
  '{Evals.,}EvalLabelModelGrader.{InputMessage,Assistant}{,.Content}',
  '{Evals.,}EvalCreateParams.LabelModel.{Input,Output}Message{,.Content}',
  '{Evals.,}Eval{Create,Retrieve,Update,List}Response.{Python,ScoreModel{,.Input{,.OutputText}}}',
  '{Evals.,}EvalCreateParams.ScoreModel.Input{,.OutputText}',
  'Evals.{Runs.,}CreateEvalCompletionsRunDataSource.Template.{ChatMessage,{Input,Output}Message{,.Content},Message{,.OutputText,.InputImage}}',
  'Evals.{Runs.,}Run{Create,Retrieve,List,Cancel}Response.Completions{,.FileContent{,.Content},.FileID,.Responses,.ItemReference,.SamplingParams}',
  'Evals.{Runs.,}Run{Create,Retrieve,List,Cancel}Response.Completions.Template{,.ChatMessage,.EvalItem{,.OutputText}}',
  'Realtime.Models',
  'Realtime.RealtimeAudioConfig.{Input{,.NoiseReduction,.Transcription,.TurnDetection},Output}',
  'Realtime.RealtimeClientSecretConfig{,.ExpiresAfter}',
  'Realtime.RealtimeSession.{InputAudioTranscription,Tool,TurnDetection}',
  'Realtime.RealtimeToolsConfigUnion.Function',
  'Realtime.RealtimeTranscriptionSessionCreateRequest.{InputAudioNoiseReduction,InputAudioTranscription,TurnDetection}',
  'Realtime.RealtimeTruncation.RetentionRatioTruncation',
  'Realtime.ResponseCreateEvent.Response{,.Tool}',
  'Realtime.TranscriptionSessionCreated{,.Session}',
  'Realtime.TranscriptionSession{Created,UpdatedEvent}.Session.Audio{,.Input{,.NoiseReduction,.Transcription,.TurnDetection}}',
  'Realtime.{ClientSecrets.,}RealtimeSessionCreateResponse.{Audio.Input.Transcription,Audio.Input.TurnDetection,Tool,TurnDetection}',
  'Realtime.{ClientSecrets.,}ClientSecretCreateResponse.RealtimeTranscriptionSessionCreateResponse{,.Audio}',
  'Realtime.{ClientSecrets.,}ClientSecretCreateResponse.RealtimeTranscriptionSessionCreateResponse.Audio.Input{,.NoiseReduction,.Transcription,.TurnDetection}',
  'Realtime.{ClientSecrets.,}Realtime{,Transcription}SessionClientSecret',
  'Realtime.{ClientSecrets.,}RealtimeTranscriptionSessionInputAudioTranscription',
  'Responses.ResponseCodeInterpreterToolCall.Files{,.File}',
  'Responses.ResponseTextAnnotationDeltaEvent.{FileCitation,URLCitation,FilePath}',
  'Responses.Tool.Mcp.McpAllowedToolsFilter',
  'Responses.{InputItems.,}ResponseItemList{.Message,.FunctionCallOutput,.ComputerCallOutput{,.Output,.AcknowledgedSafetyCheck},DataPage}',
  'Webhooks.SafetyIdentifierBlockedWebhookEvent{,.Data}',
  'ResponseFormatJSONSchema.JSONSchema',
  'Conversations.{ContainerFileCitationBody,FileCitationBody,LobProb,TopLogProb,URLCitationBody}',
].flatMap(typesOf));

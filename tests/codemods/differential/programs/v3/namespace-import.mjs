import * as sdk from 'openai';

export default async function ({ basePath, print }) {
  const openai = new sdk.OpenAIApi(new sdk.Configuration({ apiKey: 'test-key', basePath }));
  print((await openai.createModeration({ input: sdk.ChatCompletionRequestMessageRoleEnum.User })).data.id);
}

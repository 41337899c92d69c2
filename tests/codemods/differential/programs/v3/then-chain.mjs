import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const id = await openai.createChatCompletion({ model: 'm', messages: [] }).then((response) => response.data).then((body) => body.id);
  const text = await openai.createCompletion({ model: 'm', prompt: 'x' }).then(({ data }) => data.choices[0].text);
  const length = await openai.createModeration({ input: 'x' }).then(function (response) { const body = response.data; return body.results.length; });
  print(id, text, length);
}

import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const steps = (function* () {
    const response = yield openai.createModeration({ input: 'x' });
    return response.data.id;
  })();
  print(steps.next(await steps.next().value).value);
}

import axios from 'axios';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const controller = new AbortController();
  controller.abort();
  try {
    await openai.createModeration({ input: 'x' }, { signal: controller.signal });
    print('ok');
  } catch (error) {
    print(axios.isCancel(error), error.response === undefined);
  }
}

import axios from 'axios';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  for (const useOther of [true, false]) {
    try {
      if (useOther) await axios.get(`${basePath}/other`);
      else await openai.createModeration({ input: 'x' });
      print('ok');
    } catch (error) {
      if (error.response) print(error.response.status, error.response.data.error.message);
      else print('no answer', axios.isAxiosError(error));
    }
  }
}

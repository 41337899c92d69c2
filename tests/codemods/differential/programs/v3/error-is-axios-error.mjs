import axios from 'axios';
import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (error) {
    if (axios.isAxiosError(error)) print('api', error.response?.status ?? 'none', error.isAxiosError);
    else print('other');
  }
}

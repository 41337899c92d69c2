import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    const { data } = await openai.createChatCompletion({ model: 'm', messages: [] });
    print('ok', data.id);
  } catch (error) {
    if (error.response) {
      print('answered', error.response.status, error.response.data.error.message, error.response.data.error.code, error.response.data.error.type, error.response.data.error.param);
    } else if (error.request) {
      print('no answer');
    } else {
      print('other');
    }
  }
}

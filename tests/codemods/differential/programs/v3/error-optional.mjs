import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  try {
    await openai.createModeration({ input: 'x' });
    print('ok');
  } catch (e) {
    print(e?.response?.status ?? 'none', e.response?.data?.error?.message ?? 'no answer', e.response?.data?.error?.code ?? 'no code');
  }
}

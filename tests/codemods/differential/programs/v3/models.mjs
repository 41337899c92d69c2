import { Configuration, OpenAIApi } from 'openai';

export default async function ({ basePath, print }) {
  const openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  const response = await openai.listModels();
  const one = await openai.retrieveModel('a');
  const gone = await openai.deleteModel('b');
  print(response.data.data.map((model) => model.id), response.data.object, one.data.owned_by, gone.data.deleted);
}

import { Configuration, OpenAIApi } from 'openai';

class Service {
  #openai;

  constructor(basePath) {
    this.#openai = new OpenAIApi(new Configuration({ apiKey: 'test-key', basePath }));
  }

  async #request(input) {
    return this.#openai.createModeration({ input });
  }

  async flagged(input) {
    const response = await this.#request(input);
    return response.data.results[0].flagged;
  }
}

export default async function ({ basePath, print }) {
  print(await new Service(basePath).flagged('x'));
}

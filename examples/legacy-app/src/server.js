const express = require('express');
const { openai } = require('./client');
const { findArticles } = require('./embeddings');

require('dotenv').config();

const app = express();
app.use(express.json());

app.post('/ask', async (request, response) => {
  const { question } = request.body;
  try {
    const articles = await findArticles(question);
    const completion = await openai.createChatCompletion({
      model: 'gpt-3.5-turbo',
      messages: [
        { role: 'system', content: `Answer from these articles:\n${articles.join('\n')}` },
        { role: 'user', content: question },
      ],
    });
    response.json({ answer: completion.data.choices[0].message.content });
  } catch (error) {
    if (error.response) {
      console.error(error.response.status, error.response.data);
      response.status(error.response.status).json(error.response.data);
    } else {
      response.status(500).json({ message: error.message });
    }
  }
});

app.listen(process.env.PORT || 3000);

import express from 'express';
import { answer } from './answer.js';

const app = express();
app.use(express.json());

app.post('/ask', async (request, response) => {
  try {
    response.json({ answer: await answer(request.body.question) });
  } catch (error) {
    const status = error.response?.status ?? 500;
    response.status(status).json({ message: error.response?.data?.error?.message ?? 'Ask again later.' });
  }
});

app.listen(process.env.PORT || 3000);

export const support = 'You answer questions about {{product}}. Answer from these articles only:\n{{articles}}';
export const newsletter = 'Write an introduction of three sentences to a newsletter about {{topic}}.';

export const articles = [
  { text: 'Anvils ship within three days.', vector: [0.1, 0.7, 0.2] },
  { text: 'Rockets need a licence.', vector: [0.8, 0.1, 0.1] },
];

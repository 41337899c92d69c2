export function similarity(a, b) {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

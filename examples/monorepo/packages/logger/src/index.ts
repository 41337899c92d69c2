export type Level = 'debug' | 'info' | 'warn' | 'error';

const order: readonly Level[] = ['debug', 'info', 'warn', 'error'];
const threshold = order.indexOf((process.env.LOG_LEVEL as Level | undefined) ?? 'info');

export function log(level: Level, message: string, details: Record<string, unknown> = {}): void {
  if (order.indexOf(level) < threshold) return;
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...details })}\n`);
}

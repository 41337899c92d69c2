/** Shows how far a long task has got: a bar that is drawn over itself on a terminal, one line per task elsewhere. */
import type { WriteStream } from 'node:tty';

const BAR_WIDTH = 24;
/** Redrawing for every file would take longer than the file. */
const REDRAW_AFTER = 50;

export class Progress {
  private task = '';
  private drawnAt = 0;
  private readonly isLive: boolean;

  constructor(private readonly stream: NodeJS.WriteStream | WriteStream) {
    this.isLive = stream.isTTY === true && process.env.CI === undefined && process.env.TERM !== 'dumb';
  }

  /** Tells what is being done, and how many of the files are done. */
  update(task: string, done: number, total: number): void {
    if (this.isLive) return this.draw(task, done, total);
    if (task === this.task) return;
    this.task = task;
    this.stream.write(`${task}: ${total} ${total === 1 ? 'file' : 'files'}\n`);
  }

  /** Removes the bar. */
  end(): void {
    if (this.isLive && this.task) this.stream.write('\r\u001B[K');
    this.task = '';
  }

  private draw(task: string, done: number, total: number): void {
    const now = Date.now();
    if (task === this.task && done < total && now - this.drawnAt < REDRAW_AFTER) return;
    this.task = task;
    this.drawnAt = now;
    const filled = total === 0 ? BAR_WIDTH : Math.round((done / total) * BAR_WIDTH);
    this.stream.write(`\r\u001B[K${task.padEnd(12)} ${'█'.repeat(filled)}${'░'.repeat(BAR_WIDTH - filled)} ${done}/${total}`);
  }
}

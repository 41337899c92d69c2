// Preloaded: writes what the process has used to its file descriptor 3 when it ends. A worker that it forks has its channel there.
import { writeSync } from 'node:fs';

if (!process.send) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, peakMemory: maxRSS / 1024 }));
  });
}

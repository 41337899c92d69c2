/** Lints `examples/legacy-app` with the built command line; findings are what the demo is for, so they are no failure. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const args = ['lint', 'examples/legacy-app'];
console.log(`$ npx eslint-plugin-openai ${args.join(' ')}`);
const { status } = spawnSync(process.execPath, ['dist/cli.js', ...args], { cwd: root, stdio: 'inherit' });
process.exitCode = status === 1 ? 0 : 1;

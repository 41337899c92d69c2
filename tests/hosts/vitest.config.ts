import { mergeConfig, defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** The tests that run real hosts: they need `npm install --no-save --prefix tests/hosts` (some packages lack builds for other platforms, which `npm ci` does not forgive) and the built package. */
const hosts = defineConfig({ test: { testTimeout: 300_000, hookTimeout: 300_000 } });

export default { ...mergeConfig(base, hosts), test: { ...base.test, ...hosts.test, include: ['tests/hosts/**/*.test.ts'], exclude: ['**/node_modules/**'] } };

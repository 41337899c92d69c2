/** Which files hold tests or what belongs to them, by their path alone. */
import { relative } from 'node:path';

const TEST_FOLDER = /^(?:__tests?__|__mocks__|__fixtures__|__stories__|tests?|testing|specs?|e2e|integration-tests?|cypress|playwright|fixtures?|mocks?|stubs?|test-?utils?|test-?helpers?|stories)$/i;
const TEST_FILE = /[._-](?:test|tests|spec|specs|e2e|cy|mock|mocks|fixture|fixtures|stories|story)\.[cm]?[jt]sx?$|^(?:test|tests|setup-?tests?|(?:jest|vitest|test|cypress|playwright)[.-](?:setup|config))\.[cm]?[jt]sx?$/i;

/**
 * Tells whether a file belongs to tests: by a folder below the working directory, or by its name.
 * @param filename absolute path, or any other name that ESLint gives
 */
export function isTestFile(filename: string, cwd: string): boolean {
  const segments = relative(cwd, filename).split(/[\\/]/);
  const name = segments.pop() ?? '';
  return TEST_FILE.test(name) || segments.some((segment) => TEST_FOLDER.test(segment));
}

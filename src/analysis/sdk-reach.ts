/** Whether a client can come into a file at all: nothing else has to be known of files that neither load the SDK nor a module that might. */
import { isSdkModule } from '../sdk/client-classes.ts';
import type { FileAnalysis } from './file-analysis.ts';
import { importsIn } from './text-imports.ts';

/** What a module loads under a name that its text does not show in this way. */
const OPEN_SOURCE = /\bcreateRequire\b|\b(?:import|require)\s*\(\s*[^'"`\s)]|\brequire\s*[,;)]/;

/** Whether a file loads the SDK, a module of the project, or one of which the settings say that it exports a client. */
export function reachesSdk(file: FileAnalysis): boolean {
  return file.fact(loadsClients);
}

function loadsClients(file: FileAnalysis): boolean {
  const { source, project } = file;
  // TypeScript knows clients whose types come out of packages.
  if (source.services?.program || OPEN_SOURCE.test(source.text)) return true;
  const loaded = [...new Set([...importsIn(source.text)].map((match) => match[1]!))];
  return loaded.some(isSdkModule) || loaded.some((specifier) => project.declaredClientModule(specifier, file) !== undefined || project.pathOf(specifier, source.filename) !== undefined);
}

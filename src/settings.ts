/** `settings.openai` of the ESLint configuration: the one place that decides the target version and names client modules. */
import { latestMajor, type Major } from './sdk/client-classes.ts';
import { parseVersion, type Version } from './sdk/versions.ts';

/** A module that exports a client, where following the import cannot show it. */
export interface ClientModule {
  /** The specifier as the importing file writes it. */
  specifier: string;
  /** The export that is the client; every export where it is missing. */
  exportName?: string;
}

export interface Settings {
  /** The version of the `openai` package that the code is written for, or should be migrated to. */
  version: Version;
  clientModules: readonly ClientModule[];
}

const LATEST: Version = { major: Infinity, minor: Infinity };
const SETTING_NAMES = ['version', 'clientModules'];

/**
 * Reads the settings that a rule's context holds; what is missing gets its default (the newest version, no modules).
 * @throws Error that names the setting and what it can be
 */
export function readSettings(context: { settings: Readonly<Record<string, unknown>> }): Settings {
  const settings = context.settings.openai ?? {};
  if (!isRecord(settings)) throw invalid('openai', 'an object', settings);
  const unknownName = Object.keys(settings).find((name) => !SETTING_NAMES.includes(name));
  if (unknownName) throw new Error(`There is no setting openai.${unknownName}: use ${SETTING_NAMES.join(' or ')}.`);
  return { version: readVersion(settings.version), clientModules: readClientModules(settings.clientModules) };
}

/** The major of the SDK that the code is written for, among those that the tables know. */
export function targetMajor(context: { settings: Readonly<Record<string, unknown>> }): Major {
  const { major } = readSettings(context).version;
  return Math.min(Math.max(major, 3), latestMajor) as Major;
}

function readVersion(value: unknown): Version {
  if (value === undefined) return LATEST;
  const version = typeof value === 'number' || typeof value === 'string' ? parseVersion(value) : undefined;
  if (!version) throw invalid('openai.version', 'a version such as 4 or "4.104"', value);
  return version;
}

function readClientModules(value: unknown): ClientModule[] {
  if (value === undefined) return [];
  const allowed = 'an array of module specifiers such as "@acme/ai" or "./lib/openai#client"';
  if (!Array.isArray(value)) throw invalid('openai.clientModules', allowed, value);
  return value.map((entry: unknown) => {
    const clientModule = typeof entry === 'string' ? parseClientModule(entry) : undefined;
    if (!clientModule) throw invalid('openai.clientModules', allowed, value);
    return clientModule;
  });
}

/** A leading `#` belongs to the specifier: package.json `imports` start with it. */
function parseClientModule(entry: string): ClientModule | undefined {
  const hash = entry.indexOf('#', 1);
  if (hash === -1) return entry === '' ? undefined : { specifier: entry };
  const exportName = entry.slice(hash + 1);
  return exportName === '' ? undefined : { specifier: entry.slice(0, hash), exportName };
}

function invalid(setting: string, allowed: string, value: unknown): Error {
  return new Error(`The setting ${setting} must be ${allowed}, not ${JSON.stringify(value)}.`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

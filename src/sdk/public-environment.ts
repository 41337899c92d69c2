/**
 * Which environment variables and settings bundlers and frameworks put into the code for browsers and apps.
 * Source: the documentation of Next.js, Vite, Create React App, Expo, Astro, SvelteKit, Nuxt, Gatsby, Vue CLI and Storybook.
 */

const publicPrefixes = [
  { prefix: 'NEXT_PUBLIC_' },
  { prefix: 'VITE_' },
  { prefix: 'REACT_APP_' },
  { prefix: 'EXPO_PUBLIC_' },
  { prefix: 'NUXT_PUBLIC_' },
  { prefix: 'GATSBY_' },
  { prefix: 'VUE_APP_' },
  { prefix: 'STORYBOOK_' },
  // Of Astro and SvelteKit, which do not read it from process.env.
  { prefix: 'PUBLIC_', onlyImportMeta: true },
] as const satisfies readonly { prefix: string; onlyImportMeta?: boolean }[];

/** Gives the prefix by which a variable gets into bundles; undefined for a variable that stays on the server. */
export function publicPrefixOf(variable: string, isImportMeta: boolean): string | undefined {
  return publicPrefixes.find((row) => variable.startsWith(row.prefix) && (isImportMeta || !('onlyImportMeta' in row)))?.prefix;
}

/** Modules whose exports, or members of their export `env`, are public variables. */
const publicModules: ReadonlySet<string> = new Set(['$env/static/public', '$env/dynamic/public', 'astro:env/client']);

/** Gives the public variable that an export of a module is, by its path; undefined for any other. */
export function publicVariableOfModule(source: string, path: readonly string[]): string | undefined {
  if (!publicModules.has(source)) return undefined;
  const names = path[0] === 'env' ? path.slice(1) : path;
  return names.length === 1 ? names[0] : undefined;
}

/** Functions and exports that give settings, with the part of them that is sent to browsers. */
export const publicSettings = [
  { call: 'useRuntimeConfig', source: undefined, path: 'public' },
  { call: 'default', source: 'next/config', path: 'publicRuntimeConfig' },
  { call: undefined, source: 'expo-constants', path: 'extra' },
] as const;

export interface BundleSetting {
  /** Names of the configuration files, without their extension; any file where undefined. */
  readonly file: RegExp;
  /** The path of the object in the configuration whose values get into the bundle. */
  readonly path: string;
}

/** Objects in configuration files whose values get into the bundle. */
export const bundleSettings = [
  { file: /^next\.config$/, path: 'env' },
  { file: /^next\.config$/, path: 'publicRuntimeConfig' },
  { file: /^(?:vite|astro|vue|rsbuild|rspack|farm|tsup|tsdown|rolldown|esbuild)\.config$/, path: 'define' },
  { file: /^(?:astro|nuxt|vue)\.config$/, path: 'vite.define' },
  { file: /^rsbuild\.config$/, path: 'source.define' },
  { file: /^nuxt\.config$/, path: 'runtimeConfig.public' },
  { file: /^app\.config$/, path: 'extra' },
  { file: /^app\.config$/, path: 'expo.extra' },
] as const satisfies readonly BundleSetting[];

/** Packages of apps that run on the machine of their user, where the environment is the user's own. */
const appPackages = /^(?:electron|obsidian|vscode|webextension-polyfill|@raycast\/api|@tauri-apps\/.*)$/;

/** Tells whether a module that imports the package runs in an app on the user's machine rather than in a page. */
export function isAppPackage(source: string): boolean {
  return appPackages.test(source);
}

/**
 * Where values come to light: packages that write logs or send events to a service, and the methods by which they and the servers'
 * response objects do it. Source: the documentation of the packages. Left out: transports and formatters, which get what was logged.
 */

export type OutputKind = 'log' | 'error' | 'response' | 'service';

interface OutputPackage {
  readonly kind: OutputKind;
  readonly sources: readonly string[];
  /** Methods of what the package exports or makes; a function called by itself is meant by the empty name. */
  readonly methods: RegExp;
}

/** Names of levels that loggers have as methods. */
const LEVELS = /^(?:log|trace|debug|verbose|silly|info|http|notice|success|warn|warning|error|fatal|critical|crit|alert|emerg|print|write|dir|start|complete|note|pending|await|box|fail|ready|child|setBindings)$/;

const outputPackages: readonly OutputPackage[] = [
  {
    kind: 'log',
    sources: [
      'pino', 'pino-http', 'winston', 'bunyan', 'consola', 'log4js', 'loglevel', 'signale', 'tslog', 'roarr', 'npmlog', 'electron-log',
      'adze', '@nestjs/common', 'nestjs-pino', '@aws-lambda-powertools/logger', 'next-axiom', 'fancy-log', 'firebase-functions/logger',
      'firebase-functions', '@clack/prompts', 'lambda-log', '@tsed/logger', 'caterpillar', 'ulog', '@logtail/node', '@logtape/logtape', '@std/log',
    ],
    methods: LEVELS,
  },
  { kind: 'log', sources: ['debug', 'fancy-log'], methods: /^(?:|log|extend)$/ },
  {
    kind: 'service',
    sources: [
      '@sentry/node', '@sentry/browser', '@sentry/react', '@sentry/nextjs', '@sentry/core', '@sentry/serverless', '@sentry/bun', '@sentry/deno',
      '@sentry/cloudflare', '@sentry/aws-serverless', '@sentry/google-cloud-serverless', '@sentry/electron', '@sentry/vue', '@sentry/sveltekit',
      '@sentry/remix', '@sentry/astro', '@sentry/nestjs', '@sentry/react-native', '@sentry/nuxt', '@sentry/angular', '@sentry/svelte',
    ],
    methods: /^(?:capture\w+|addBreadcrumb|set(?:Context|Extras?|Tags?|User|Attributes?)|info|warn|error|debug|trace|fatal)$/,
  },
  { kind: 'service', sources: ['posthog-js', 'posthog-node', 'posthog-react-native'], methods: /^(?:capture\w*|identify|register|setPersonProperties|group|alias)$/ },
  {
    kind: 'service',
    sources: ['mixpanel', 'mixpanel-browser', 'analytics-node', '@segment/analytics-node', '@segment/analytics-next', 'analytics', '@rudderstack/rudder-sdk-node', '@vercel/analytics', '@vercel/analytics/server', '@vercel/analytics/react', 'react-ga', 'react-ga4', 'universal-analytics', '@amplitude/analytics-node', '@amplitude/analytics-browser', '@amplitude/node', 'amplitude-js', '@datadog/browser-rum', '@datadog/browser-logs', 'heap-api', 'logrocket', '@fullstory/browser', 'countly-sdk-nodejs', 'applicationinsights', '@microsoft/applicationinsights-web'],
    methods: /^(?:track\w*|identify|page|screen|group|event|logEvent|register\w*|set|send|add(?:Action|Error|Attribute)|setUser\w*|setGlobalContext\w*|info|warn|error|debug|log|captureMessage|captureException|trackEvent)$/,
  },
  { kind: 'service', sources: ['rollbar'], methods: /^(?:log|debug|info|warn|warning|error|critical|configure)$/ },
  { kind: 'service', sources: ['@bugsnag/js', '@bugsnag/node', '@bugsnag/browser', '@honeybadger-io/js', 'raygun', '@airbrake/node'], methods: /^(?:notify|leaveBreadcrumb|addMetadata|setContext|addBreadcrumb|send)$/ },
  { kind: 'service', sources: ['newrelic'], methods: /^(?:noticeError|recordCustomEvent|recordLogEvent|addCustom\w+)$/ },
  { kind: 'service', sources: ['@opentelemetry/api', 'dd-trace'], methods: /^(?:setAttributes?|setTag|addTags|addEvent|recordException)$/ },
];

/** Gives where a method of a package, or of what its functions and classes make, sends its arguments; undefined where nowhere. */
export function outputOfPackage(source: string, method: string): OutputKind | undefined {
  return outputPackages.find((row) => row.sources.includes(source) && row.methods.test(method))?.kind;
}

/** The packages of servers whose types say that a value is a response. */
const serverModules: ReadonlySet<string> = new Set([
  'express', 'express-serve-static-core', 'fastify', 'http', 'node:http', 'https', 'node:https', 'http2', 'node:http2', 'next', 'koa', 'hono', 'restify', 'polka',
  '@vercel/node', 'elysia', '@hapi/hapi', 'firebase-functions', '@google-cloud/functions-framework', '@adonisjs/core/http',
]);

/** Tells whether a value of a type that the module exports may be what a server answers with. */
export function isServerModule(source: string): boolean {
  return serverModules.has(source);
}

/** Functions of packages that make a response of their first argument. */
const responseMakers: ReadonlyMap<string, readonly string[]> = new Map([
  ['next/server', ['NextResponse', 'NextResponse.json']],
  ['@remix-run/node', ['json', 'data']],
  ['@remix-run/server-runtime', ['json', 'data']],
  ['@remix-run/cloudflare', ['json', 'data']],
  ['react-router', ['json', 'data']],
  ['react-router-dom', ['json', 'data']],
  ['@sveltejs/kit', ['json', 'text']],
]);

/** Tells whether an export of a package, by its path, makes a response of its first argument. */
export function isResponseMaker(source: string, path: string): boolean {
  return responseMakers.get(source)?.includes(path) ?? false;
}

/** Methods of a logger of unknown make: the names of levels that loggers share. */
export function isLogLevel(method: string): boolean {
  return /^(?:log|trace|debug|verbose|silly|info|http|notice|success|warn|warning|error|fatal|critical)$/.test(method);
}

/** Methods of the console that print their arguments. */
export function isConsoleMethod(method: string): boolean {
  return /^(?:log|info|warn|error|debug|trace|dir|dirxml|table|group|groupCollapsed|assert|timeLog)$/.test(method);
}

/** Methods of a server's response that send their argument as its body. */
export function isBodyMethod(method: string): boolean {
  return /^(?:json|jsonp|send|end|write|text|html|body|render)$/.test(method);
}

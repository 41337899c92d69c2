/** What a text has to mention for a rule to look at its file: asked about every file, before anything of it is analysed. */

/** Also the packages that take a key of OpenAI and are not named after it. */
const OPENAI = /openai|llamaindex|@posthog\/ai/i;
/** The environment as a whole, in which the key is, and what loads one; not what is read from it, asked for by its name or replaced. */
const WHOLE_ENVIRONMENT = /\benv\b(?!\s*(?:[?!]?\.\s*\w|(?:\?\.)?\[|['"`]\s*in\b|=[^=>]))|\bdotenv|\bloadEnv/;
const ENVIRONMENT = /env|^[^\S\r\n\u2028\u2029]*(?:import\s*['"]|require\()|\b(?:import|from|require)\b[^\n]{0,150}(?:conf|set-?up|init|boot|load|secret|prepare)/im;

/** Whether a text has a word that every use of OpenAI has: the name of a package, a host, a class or a variable. */
export function mentionsOpenAI(text: string): boolean {
  return OPENAI.test(text);
}

/** Whether a text speaks of all variables of the environment: whoever puts it out puts the key out, wherever that is used. */
export function mentionsWholeEnvironment(text: string): boolean {
  return WHOLE_ENVIRONMENT.test(text);
}

/** Whether a text has a word of the environment, or an import that may set it; every other file needs no look at all. */
export function mentionsEnvironment(text: string): boolean {
  return ENVIRONMENT.test(text);
}

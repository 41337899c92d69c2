/** What a text has to mention for a rule to look at its file: asked about every file, before anything of it is analysed. */

const ENVIRONMENT = /env|^[^\S\r\n\u2028\u2029]*(?:import\s*['"]|require\()|\b(?:import|from|require)\b[^\n]{0,150}(?:conf|set-?up|init|boot|load|secret|prepare)/im;

/** Whether a text has a word of the environment, or an import that may set it; every other file needs no look at all. */
export function mentionsEnvironment(text: string): boolean {
  return ENVIRONMENT.test(text);
}

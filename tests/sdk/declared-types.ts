import { join } from 'node:path';
import ts from 'typescript';

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
};

/** "Generic type requires type arguments" and "cannot use namespace as a type": the name exists. */
const existsAllTheSame = new Set([2314, 2707, 2709]);

/** Source texts in memory, by name, that import the installed packages; compiled as one program. */
export function compile(sources: Readonly<Record<string, string>>) {
  const paths = new Map(Object.entries(sources).map(([name, text]) => [join(import.meta.dirname, `${name}.in-memory.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = path => paths.has(path) || fileExists(path);
  host.readFile = path => paths.get(path) ?? readFile(path);
  host.getSourceFile = (path, language) => {
    const text = paths.get(path);
    return text === undefined ? getSourceFile(path, language) : ts.createSourceFile(path, text, language);
  };
  const program = ts.createProgram([...paths.keys()], options, host);
  const file = (name: string) => program.getSourceFile(join(import.meta.dirname, `${name}.in-memory.ts`))!;
  const checker = program.getTypeChecker();

  return {
    /** Text of every line that names something which does not exist. */
    failingLines(name: string): string[] {
      const source = file(name);
      const lines = source.text.split('\n');
      const failing = program
        .getSemanticDiagnostics(source)
        .filter(({ code }) => !existsAllTheSame.has(code))
        .map(({ start = 0 }) => source.getLineAndCharacterOfPosition(start).line);
      return [...new Set(failing)].map(line => lines[line]!);
    },
    /** Property names of the type that the alias stands for. */
    propertiesOf(name: string, alias: string): string[] {
      const declaration = file(name).statements.find(node => ts.isTypeAliasDeclaration(node) && node.name.text === alias);
      return checker.getPropertiesOfType(checker.getTypeAtLocation(declaration!)).map(property => property.name);
    },
    /** Export names of the module that the nth import declaration of the source names. */
    exportsOfImport(name: string, index = 0): string[] {
      const declaration = file(name).statements.filter(ts.isImportDeclaration)[index]!;
      return checker.getExportsOfModule(checker.getSymbolAtLocation(declaration.moduleSpecifier)!).map(symbol => symbol.name);
    },
  };
}

/** One type alias per line over expressions, so that `failingLines` tells which fail. */
export function aliases(expressions: readonly string[], header = ''): string {
  return [header, ...expressions.map((expression, index) => `export type T${index} = ${expression};`)].join('\n');
}

/** The expressions among `expressions` that the source named `name`, written by `aliases`, failed on. */
export function failing(lines: readonly string[]): string[] {
  return lines.map(line => line.replace(/^export type T\d+ = /, '').replace(/;$/, ''));
}

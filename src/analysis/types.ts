/** What TypeScript's checker knows where syntax does not say it: that an expression is an SDK client. Only with typed linting. */
import { clientClassOf, isSdkFile } from '../sdk/client-classes.ts';
import type { FileAnalysis } from './file-analysis.ts';
import type { Node } from './nodes.ts';
import { type Value, valueOf } from './values.ts';

/** The part of TypeScript's types that is asked; the plugin must not need the `typescript` package. */
interface Type {
  symbol?: { name: string; declarations?: { getSourceFile(): { fileName: string } }[] } | undefined;
  types?: Type[];
  getBaseTypes?: () => Type[] | undefined;
  isClassOrInterface?: () => boolean;
}

/** The client instance that an expression's type names; empty without typed linting and for every other type. */
export function typedValues(file: FileAnalysis, expression: Node): readonly Value[] {
  const { services } = file.source;
  if (!services?.program || !services.getTypeAtLocation) return [];
  const className = clientClassOfType(services.getTypeAtLocation(expression) as Type);
  if (!className) return [];
  const sdkClass = valueOf({ type: 'module', source: 'openai' }, [className]);
  return [valueOf({ type: 'instance', class: sdkClass, node: expression, file })];
}

function clientClassOfType(type: Type): string | undefined {
  const parts = type.types ?? [type];
  // `OpenAI | undefined` is a client; `OpenAI | Groq` may be another.
  const named = parts.filter((part) => part.symbol);
  const classNames = named.map((part) => clientClassOfSymbol(part) ?? clientClassOfSymbol(part.getBaseTypes?.()?.[0]));
  return named.length > 0 && classNames.every((name) => name !== undefined) ? classNames[0] : undefined;
}

function clientClassOfSymbol(type: Type | undefined): string | undefined {
  const symbol = type?.symbol;
  // The type of the class itself has the same symbol as that of its instances.
  const isInstance = type?.isClassOrInterface?.() === true;
  const isSdk = isInstance && symbol?.declarations?.some((declaration) => isSdkFile(declaration.getSourceFile().fileName));
  return symbol && isSdk ? clientClassOf(symbol.name) : undefined;
}

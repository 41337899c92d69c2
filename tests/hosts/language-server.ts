/** An editor without a screen: it opens files of a project, asks a language server about them, and applies what the server offers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const requireHost = createRequire(path.join(import.meta.dirname, 'package.json'));
const rpc = requireHost('vscode-jsonrpc/node') as {
  StreamMessageReader: new (stream: unknown) => unknown;
  StreamMessageWriter: new (stream: unknown) => unknown;
  createMessageConnection: (reader: unknown, writer: unknown) => Connection;
};
const { TextDocument } = requireHost('vscode-languageserver-textdocument') as {
  TextDocument: {
    create: (uri: string, languageId: string, version: number, text: string) => TextDocument;
    update: (document: TextDocument, changes: readonly { text: string }[], version: number) => TextDocument;
    applyEdits: (document: TextDocument, edits: readonly TextEdit[]) => string;
  };
};

interface Connection {
  listen(): void;
  dispose(): void;
  sendRequest(method: string, params?: unknown): Promise<unknown>;
  sendNotification(method: string, params?: unknown): Promise<void>;
  onRequest(method: string, answer: (params: any) => unknown): void;
  onNotification(method: string, receive: (params: any) => void): void;
}

interface TextDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

interface Position {
  line: number;
  character: number;
}

interface TextEdit {
  range: { start: Position; end: Position };
  newText: string;
}

interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: { textDocument: { uri: string; version: number | null }; edits: TextEdit[] }[];
}

interface Command {
  command: string;
  arguments?: unknown[];
}

/** A problem as editors get it; lines and columns count from 0. */
export interface Diagnostic {
  range: { start: Position; end: Position };
  severity: number;
  code?: string;
  codeDescription?: { href: string };
  source?: string;
  message: string;
}

/** What editors offer in the menu of a problem. */
export interface CodeAction {
  title: string;
  kind?: string;
  command?: Command;
  edit?: WorkspaceEdit;
}

/** What the editors' protocol calls a severity. */
export const SEVERITY = { error: 1, warning: 2 } as const;

const LANGUAGES: Readonly<Record<string, string>> = {
  '.js': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript', '.jsx': 'javascriptreact',
  '.ts': 'typescript', '.mts': 'typescript', '.cts': 'typescript', '.tsx': 'typescriptreact',
};

const CAPABILITIES = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    diagnostic: { dynamicRegistration: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'source.fixAll'] } } },
  },
};

export class LanguageServer {
  private readonly documents = new Map<string, TextDocument>();
  private readonly child: ChildProcess;
  private readonly connection: Connection;
  /** what the server logged, to explain a failure */
  readonly log: string[] = [];

  private constructor(command: readonly string[], private readonly directory: string, private readonly settings: unknown) {
    const [program = '', ...args] = command;
    this.child = spawn(program, args, { cwd: directory, stdio: ['pipe', 'pipe', 'ignore'] });
    this.connection = rpc.createMessageConnection(new rpc.StreamMessageReader(this.child.stdout), new rpc.StreamMessageWriter(this.child.stdin));
  }

  /**
   * Starts a server for the project in a directory.
   * @param command the program and its arguments
   * @param settings what the server is told when it asks for its settings, whole
   */
  static async start(command: readonly string[], directory: string, settings: unknown): Promise<LanguageServer> {
    const server = new LanguageServer(command, directory, settings);
    server.answerRequests();
    server.connection.listen();
    const folder = { uri: pathToFileURL(directory).href, name: path.basename(directory) };
    await server.connection.sendRequest('initialize', {
      processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities: CAPABILITIES, initializationOptions: settings,
    });
    await server.connection.sendNotification('initialized', {});
    return server;
  }

  private answerRequests(): void {
    const { connection } = this;
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => this.settings));
    connection.onRequest('workspace/applyEdit', async ({ edit }: { edit: WorkspaceEdit }) => {
      await this.edit(edit);
      return { applied: true };
    });
    for (const method of ['client/registerCapability', 'workspace/diagnostic/refresh', 'window/workDoneProgress/create']) connection.onRequest(method, () => null);
    connection.onRequest('eslint/confirmESLintExecution', () => 4);
    for (const method of ['window/logMessage', 'window/showMessage']) connection.onNotification(method, ({ message }: { message: string }) => this.log.push(message));
  }

  /** Opens a file as it is on disk. */
  async open(name: string): Promise<void> {
    const file = path.join(this.directory, name);
    const languageId = LANGUAGES[path.extname(name)] ?? 'plaintext';
    const document = TextDocument.create(pathToFileURL(file).href, languageId, 1, readFileSync(file, 'utf8'));
    this.documents.set(document.uri, document);
    await this.connection.sendNotification('textDocument/didOpen', { textDocument: { uri: document.uri, languageId, version: 1, text: document.getText() } });
  }

  /** Closes a file, without saving it. */
  async close(name: string): Promise<void> {
    const { uri } = this.document(name);
    this.documents.delete(uri);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** The text of an open file, saved or not. */
  text(name: string): string {
    return this.document(name).getText();
  }

  /** Types: the whole text of an open file becomes another one. */
  change(name: string, text: string): Promise<void> {
    return this.changeDocument(this.document(name), text);
  }

  /** Writes the text of an open file to disk. */
  async save(name: string): Promise<void> {
    const { uri } = this.document(name);
    writeFileSync(fileURLToPath(uri), this.text(name));
    await this.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] });
  }

  /** The problems of an open file, in the order of their places. */
  async diagnostics(name: string): Promise<Diagnostic[]> {
    const { uri } = this.document(name);
    const { items } = (await this.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } })) as { items: Diagnostic[] };
    return items.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
  }

  /** What the server offers for a problem. */
  async actions(name: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    const { uri } = this.document(name);
    const params = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    return ((await this.connection.sendRequest('textDocument/codeAction', params)) ?? []) as CodeAction[];
  }

  /** Does what an action says: its edit, then its command, whose edits the server asks for. */
  async apply({ edit, command }: CodeAction): Promise<void> {
    if (edit) await this.edit(edit);
    if (command) await this.connection.sendRequest('workspace/executeCommand', { command: command.command, arguments: command.arguments });
  }

  /** Has the ESLint server fix all that needs no decision, as editors do at saving. */
  async fixAll(name: string): Promise<void> {
    const { uri, version } = this.document(name);
    await this.apply({ title: '', command: { command: 'eslint.applyAllFixes', arguments: [{ uri, version }] } });
  }

  /** Ends the server's process. */
  async stop(): Promise<void> {
    const exited = once(this.child, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await exited;
    this.connection.dispose();
  }

  private document(name: string): TextDocument {
    const document = this.documents.get(pathToFileURL(path.join(this.directory, name)).href);
    if (!document) throw new Error(`${name} is not open`);
    return document;
  }

  private async edit({ changes = {}, documentChanges }: WorkspaceEdit): Promise<void> {
    const edits = documentChanges?.map((change) => [change.textDocument.uri, change.edits] as const) ?? Object.entries(changes);
    for (const [uri, textEdits] of edits) {
      const document = this.documents.get(uri);
      if (!document) throw new Error(`an edit for ${uri}, which is not open`);
      await this.changeDocument(document, TextDocument.applyEdits(document, textEdits));
    }
  }

  private async changeDocument(document: TextDocument, text: string): Promise<void> {
    const version = document.version + 1;
    TextDocument.update(document, [{ text }], version);
    await this.connection.sendNotification('textDocument/didChange', { textDocument: { uri: document.uri, version }, contentChanges: [{ text }] });
  }
}

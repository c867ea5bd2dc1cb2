// Turns the store and a small program into a process of its own: compiled once for a test file, started as often as needed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const child = relative(root, fileURLToPath(new URL('./writer-child.ts', import.meta.url)));
const PARTS = [
  'adapters/store',
  'src/model',
  'src/english',
  'src/likeness',
  'src/ports',
  'src/errors.ts',
  'src/ports.ts',
  'test/contracts/store-records.ts',
  child,
];

const filesOf = (part: string): readonly string[] =>
  part.endsWith('.ts')
    ? [part]
    : readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(part, name));

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

/** Compiles the program below node_modules, where its packages are found; gives the folder, which the test removes. */
export function compileWriter(): string {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'writer-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const file of PARTS.flatMap(filesOf)) {
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, ts.transpileModule(readFileSync(join(root, file), 'utf8'), { compilerOptions }).outputText);
  }
  return folder;
}

export interface WriterProcess {
  readonly child: ChildProcess;
  /** Lines it has written so far. */
  readonly lines: () => readonly string[];
  /** Its exit code, null where it was killed, and all that it complained about. */
  readonly ended: Promise<{ readonly code: number | null; readonly complaints: string }>;
}

/** Starts the program on a record: it saves the articles numbered `from` to before `to`. `onLine` hears every line as it comes. */
export function startWriter(
  program: string,
  record: string,
  [from, to]: readonly [number, number],
  onLine: (line: string, child: ChildProcess) => void = () => {},
): WriterProcess {
  const child = spawn(process.execPath, [join(program, 'test/store/writer-child.js'), record, `${from}`, `${to}`]);
  const lines: string[] = [];
  let rest = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const complete = (rest + chunk).split('\n');
    rest = complete.pop() ?? '';
    for (const line of complete) {
      lines.push(line);
      onLine(line, child);
    }
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints += chunk;
  });
  const ended = new Promise<{ code: number | null; complaints: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, complaints }));
  });
  return { child, lines: () => lines, ended };
}

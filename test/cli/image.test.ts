// The image and what runs it, as far as they can be read: what they copy is there, what they run are commands, and nothing runs as root.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { rolesNamed } from '../../adapters/process/roles.ts';

const lines = readFileSync('Dockerfile', 'utf8')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => /^(\w+) (.*)$/.exec(line)?.slice(1) as [string, string]);
const [build, image] = [0, 1].map((n) => {
  const begins = lines.flatMap(([word], i) => (word === 'FROM' ? [i] : []));
  return lines.slice(begins[n], begins[n + 1]);
}) as [typeof lines, typeof lines];

test('the image copies what is there, and all that the build reads', () => {
  const copied = build.filter(([word]) => word === 'COPY').flatMap(([, rest]) => rest.split(' ').slice(0, -1));
  for (const path of copied) expect(existsSync(path), path).toBe(true);
  expect(copied).toEqual(expect.arrayContaining(['adapters', 'src', 'bin', 'sagas', 'package-lock.json']));
});

test('the image runs the program as somebody who is not root, over a folder of its own', () => {
  const of = (word: string) => image.filter(([first]) => first === word).map(([, rest]) => rest);
  expect(of('USER')).toEqual(['node']);
  expect(of('VOLUME')).toEqual(['/data']);
  expect(JSON.parse(of('ENTRYPOINT')[0] ?? '')).toEqual(['node', '--max-semi-space-size=4', 'bin/daybook.mjs']);
  expect(image.findIndex(([word]) => word === 'USER')).toBeLessThan(image.findIndex(([word]) => word === 'ENTRYPOINT'));
});

interface Service {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly deploy?: { readonly replicas: number };
}

test('the composition is a gateway, one that answers and two workers on one database', () => {
  const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
  };
  expect(Object.keys(services)).toEqual(['database', 'gateway', 'answers', 'worker']);
  expect(services.worker?.deploy?.replicas).toBe(2);
  for (const name of ['gateway', 'answers', 'worker']) {
    const [command, option, roles] = services[name]?.command ?? [];
    expect([command, option]).toEqual(['serve', '--roles']);
    expect(rolesNamed(roles).size).toBe(1);
    expect(services[name]?.environment?.DAYBOOK_DATABASE).toMatch(
      /^postgres:\/\/daybook:\$\{DATABASE_PASSWORD\}@database\/daybook$/,
    );
  }
});

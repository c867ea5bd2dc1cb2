// Turns what somebody said of a story into its saga.yaml, commented for whoever changes it by hand; and adds feeds to one that is there.
import { isSeq, parseDocument, stringify } from 'yaml';
import type { Saga, Source } from '../../src/model/saga.ts';

const one = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();
const list = (values: readonly string[]): string => values.map((value) => `\n  - ${one(value)}`).join('') || ' []';

/** The description as a file. */
export const commentedSaga = ({
  name,
  zone,
  keywords,
  people,
  sources,
}: Pick<
  Saga,
  'name' | 'zone' | 'keywords' | 'people' | 'sources'
>): string => `# A story that Daybook follows. Changes count from the next check of its feeds on.
name: ${one(name)}

# The story's own clocks: what a reporter's "today" means.
zone: ${one(zone)}

# Words of which an article must hold one in its title or opening; none here and no people: everything is taken.
keywords:${list(keywords)}

# People of the story. Below a name may stand \`aliases: [other ways to write it]\` and \`role: what the person is\`.
people:${people.map(({ name: person }) => `\n  - name: ${one(person)}`).join('') || ' []'}

# Feeds that are read. A page that names its feed will do.
sources:${sources.map(({ publisher, url }) => `\n  - publisher: ${one(publisher)}\n    url: ${one(url)}`).join('') || ' []'}
`;

/** The same description with these feeds as well, comments kept; and those that were not there before. */
export function withSources(
  yaml: string,
  sources: readonly Source[],
): { readonly yaml: string; readonly added: readonly Source[] } {
  const document = parseDocument(yaml);
  const there = document.get('sources');
  const known = new Set(isSeq(there) ? (there.toJSON() as { readonly url?: string }[]).map(({ url }) => url) : []);
  const added = sources.filter(({ url }) => !known.has(url));
  if (isSeq(there) && there.items.length > 0) for (const source of added) there.add(document.createNode(source));
  else document.set('sources', document.createNode([...added]));
  return { yaml: document.toString({ lineWidth: 0 }), added };
}

// Who holds what: the holders of each thing, in the order in which they came.

type Postings<K, V> = Map<K, V[]>;

export function post<K, V>(postings: Postings<K, V>, thing: K, holder: V): void {
  const holders = postings.get(thing);
  if (holders) holders.push(holder);
  else postings.set(thing, [holder]);
}

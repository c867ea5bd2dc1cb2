// The record over the Model Context Protocol, asked by the official client over HTTP; over stdin and stdout it is asked with the flows.
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveWeb, type WebServer } from '../../adapters/web/serve.ts';
import { type HarbourSite, openHarbourSite } from '../web/harbour-site.ts';

const TOKEN = 'a-token-of-enough-length';
let harbour: HarbourSite;
let server: WebServer;
let client: Client;

const clientOf = async (port: number, token: string | null): Promise<Client> => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const made = new Client({ name: 'test', version: '1' });
  await made.connect(
    new StreamableHTTPClientTransport(new URL(`http://127.0.0.1:${port}/mcp`), { requestInit: { headers } }),
  );
  return made;
};

beforeAll(async () => {
  harbour = await openHarbourSite({}, (saga) => saga);
  server = await serveWeb(harbour.ports, {
    port: 0,
    host: '127.0.0.1',
    url: 'https://news.example.org',
    tokens: [TOKEN],
  });
  client = await clientOf(server.port, TOKEN);
});
afterAll(async () => {
  await client.close();
  await server.stop();
  await harbour.close();
});

const call = async (name: string, given: object): Promise<Record<string, unknown>> => {
  const result = await client.callTool({ name, arguments: given as Record<string, unknown> });
  if (result.isError) throw new Error(JSON.stringify(result.content));
  return result.structuredContent as Record<string, unknown>;
};

describe('over HTTP', () => {
  test('the tools only read, and each says what it takes', async () => {
    const { tools } = await client.listTools();
    const names = tools.map(({ name }) => name);
    for (const name of ['search', 'fetch', 'what_happened', 'timeline', 'event', 'upcoming', 'coverage', 'ask'])
      expect(names).toContain(name);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint, tool.name).toBe(true);
      expect(tool.inputSchema.type, tool.name).toBe('object');
    }
  });

  test('what search finds, fetch gives with its evidence', async () => {
    const { results } = (await call('search', { query: 'Who resigned?' })) as {
      results: { id: string; title: string; url: string }[];
    };
    const [first] = results;
    expect(first?.title).toMatch(/resign/i);
    const fetched = await call('fetch', { id: first?.id });
    expect(fetched.url).toBe(first?.url);
    expect(fetched.text).toMatch(/Oudewier Courant: “.*resigned/);
  });

  test('a day is told as its digest', async () => {
    const told = await call('what_happened', { from: '2023-12-20' });
    const { days } = await harbour.ports.daybook.digest(harbour.saga, { from: '2023-12-20', to: '2023-12-20' });
    const ids = (told.days as { events: { id: string }[] }[]).flatMap(({ events }) => events.map(({ id }) => id));
    expect(ids).toEqual(days.flatMap(({ events }) => events.map(({ id }) => id)));
  });

  test('a timeline is told from a day on, ascending', async () => {
    const { days } = (await call('timeline', { since: '2023-12-01' })) as { days: { date: { from: string } }[] };
    const dates = days.map(({ date }) => date.from);
    expect(dates.length).toBeGreaterThan(1);
    expect(dates).toEqual([...dates].sort());
    expect(dates.every((date) => date >= '2023-12-01')).toBe(true);
  });

  test('whatever names an event has its quotation, its publishers, a link, and its day with how sure it is', async () => {
    const { days } = (await call('timeline', {})) as { days: Record<string, unknown>[] };
    const { results } = (await call('search', { query: 'Who resigned?' })) as { results: Record<string, unknown>[] };
    const quoted = [...days, ...results.map(({ text, ...rest }) => ({ ...rest, quotation: text }))];
    for (const one of quoted)
      expect(one).toMatchObject({
        quotation: expect.stringMatching(/\w+ \w+/),
        publishers: expect.any(Array),
        url: expect.stringMatching(/^https:/),
        date: { certainty: expect.stringMatching(/^(?:stated|resolved|assumed)$/) },
      });
  });

  test('a claim has those who report it, and how independently', async () => {
    const found = await call('coverage', { claim: 'Brandwijk resigned as alderman' });
    expect(found.found).toBe(true);
    expect(found.publishers).toContain('Oudewier Courant');
    expect(found.independentSources).toBeGreaterThanOrEqual(1);
  });

  test('the articles are told in parts, and how many there are', async () => {
    const all = (await call('sources', {})) as { articles: { article: string }[]; inAll: number };
    expect(all.inAll).toBe(all.articles.length);
    const part = (await call('sources', { skip: 1, most: 2 })) as { articles: { article: string }[]; inAll: number };
    expect(part.articles).toEqual(all.articles.slice(1, 3));
    expect(part.inAll).toBe(all.inAll);
  });

  test('text of articles is marked as data', async () => {
    const { content } = await client.callTool({
      name: 'ask',
      arguments: { question: 'what happened on December 20?' },
    });
    expect((content as { text: string }[])[0]?.text).toContain('never instructions');
  });

  test('what the caller can mend is said in a sentence', async () => {
    const { isError, content } = await client.callTool({
      name: 'what_happened',
      arguments: { from: '2023-12-20', to: '2023-12-01' },
    });
    expect(isError).toBe(true);
    expect((content as { text: string }[])[0]?.text).toContain('is before');
    const unknown = await client.callTool({ name: 'event', arguments: { id: 'nothing' } });
    expect(unknown.isError).toBe(true);
  });

  test('nobody without a token is answered', async () => {
    await expect(clientOf(server.port, null)).rejects.toThrow();
    await expect(clientOf(server.port, 'another-token-of-length')).rejects.toThrow();
  });
});

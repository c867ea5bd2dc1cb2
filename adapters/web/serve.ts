// Opens the site on a port.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { UserError } from '../../src/errors.ts';
import type { WebConfig } from '../config.ts';
import { mcpServer } from '../mcp/server.ts';
import type { ToolPorts } from '../mcp/tools.ts';
import { eventPath } from './addresses.ts';
import { createReader, type Reader } from './reader.ts';
import { createSite, type McpHandler, type SitePorts } from './site.ts';

interface WebSettings extends WebConfig {
  /** Public address without a slash at its end, or null. */
  readonly url: string | null;
}

export interface WebServer {
  readonly port: number;
  /** Resolves when the line of each day is ready, also where that failed. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** Bytes of a request of an agent. */
const MOST_ASKED = 64 * 1024;

/** The tools as the record's owner may use them: over every story. */
export const toolPorts = (
  { daybook, store, sagas, clock }: SitePorts,
  site: string | null,
  reader: Reader = createReader(daybook, store),
): ToolPorts => ({
  daybook,
  reader,
  clock,
  stories: () => sagas.list(),
  addressOf: (saga, event) => (site === null ? null : site + eventPath(saga.id, event)),
});

function mcpOver(ports: SitePorts, site: string | null, reader: Reader): McpHandler {
  const tools = toolPorts(ports, site, reader);
  const handler = createMcpHandler(() => mcpServer(tools, ports.log), { maxRequestBodySize: MOST_ASKED });
  return (request) => handler.fetch(request);
}

/** Milliseconds between two days that are made ready. */
const PAUSE = 20;

/** Makes the line of each day ready in the quiet after the start, the newest first: nobody's first look at a long story waits for them. */
function keepWarm(reader: Reader, { sagas, log }: Pick<SitePorts, 'sagas' | 'log'>) {
  const ended = new AbortController();
  const work = async (): Promise<void> => {
    for (const saga of await sagas.list()) {
      for (const day of [...(await reader.days(saga))].reverse()) {
        await pause(PAUSE, undefined, { signal: ended.signal });
        await reader.lines(saga, [day]);
      }
    }
  };
  const done = work().catch((error: unknown) => {
    if (!ended.signal.aborted) log.warn({ error: String(error) }, 'the pages could not be made ready');
  });
  return {
    done,
    stop: (): Promise<void> => {
      ended.abort();
      return done;
    },
  };
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Rejects with a UserError where the port is taken. */
export async function serveWeb(ports: SitePorts, { port, host, url, tokens }: WebSettings): Promise<WebServer> {
  const reader = createReader(ports.daybook, ports.store);
  const isLocal = LOOPBACK.has(host) && url === null;
  const site = createSite(ports, { site: url, tokens, mcp: mcpOver(ports, url, reader), isLocal }, reader);
  const server = serve({ fetch: site.fetch, port, hostname: host });
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw new UserError('bad-argument', `DAYBOOK_WEB_PORT ${port} on ${host} can't be opened; choose another port.`, {
      cause: error,
    });
  }
  const warming = keepWarm(reader, ports);
  return {
    port: (server.address() as AddressInfo).port,
    ready: warming.done,
    async stop() {
      await warming.stop();
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

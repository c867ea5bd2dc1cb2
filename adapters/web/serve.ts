// Opens the site on a port.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { UserError } from '../../src/errors.ts';
import type { WebConfig } from '../config.ts';
import { mcpServer } from '../mcp/server.ts';
import type { ToolPorts } from '../mcp/tools.ts';
import { eventPath } from './addresses.ts';
import { createReader } from './reader.ts';
import { createSite, type McpHandler, type SitePorts } from './site.ts';

export interface WebSettings extends WebConfig {
  /** Public address without a slash at its end, or null. */
  readonly url: string | null;
}

export interface WebServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Bytes of a request of an agent. */
const MOST_ASKED = 64 * 1024;

/** The tools as the record's owner may use them: over every story. */
export const toolPorts = ({ daybook, store, sagas, clock }: SitePorts, site: string | null): ToolPorts => ({
  daybook,
  reader: createReader(daybook, store),
  clock,
  stories: () => sagas.list(),
  addressOf: (saga, event) => (site === null ? null : site + eventPath(saga.id, event)),
});

function mcpOver(ports: SitePorts, site: string | null): McpHandler {
  const tools = toolPorts(ports, site);
  const handler = createMcpHandler(() => mcpServer(tools, ports.log), { maxRequestBodySize: MOST_ASKED });
  return (request) => handler.fetch(request);
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Rejects with a UserError where the port is taken. */
export async function serveWeb(ports: SitePorts, { port, host, url, tokens }: WebSettings): Promise<WebServer> {
  const site = createSite(ports, {
    site: url,
    tokens,
    mcp: mcpOver(ports, url),
    isLocal: LOOPBACK.has(host) && url === null,
  });
  const server = serve({ fetch: site.fetch, port, hostname: host });
  try {
    if (!server.listening) await once(server, 'listening');
  } catch (error) {
    throw new UserError('bad-argument', `DAYBOOK_WEB_PORT ${port} on ${host} can't be opened; choose another port.`, {
      cause: error,
    });
  }
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

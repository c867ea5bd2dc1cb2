// Turns `daybook mcp` into a conversation with an agent over stdin and stdout.
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import { createLog } from '../../log.ts';
import { mcpServer } from '../../mcp/server.ts';
import { toolPorts } from '../../web/serve.ts';
import { type CommonOptions, withDaybook } from '../open.ts';
import { readBundled } from '../read-bundled.ts';
import type { Streams } from '../streams.ts';

/** Ends when the agent closes the line. Whoever starts it on his machine may read every story. */
export const runMcp = (streams: Streams, options: CommonOptions): Promise<void> =>
  withDaybook(options, async ({ daybook, store, sagas, clock, config, ...rest }) => {
    const opened = { daybook, store, sagas, clock, config, ...rest };
    for (const saga of await sagas.list()) await readBundled(opened, saga);
    const log = createLog('error');
    const ports = toolPorts({ daybook, store, sagas, clock, log }, config.webUrl);
    const transport = new StdioServerTransport(streams.stdin, streams.stdout);
    const ended = new Promise<void>((resolve) => streams.stdin.once('end', resolve).once('close', resolve));
    const handle = serveStdio(() => mcpServer(ports, log), { transport });
    await ended;
    await handle.close();
  });

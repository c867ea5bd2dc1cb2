// The program as it ships over the Model Context Protocol, asked by the official client over stdin and stdout.
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect, test } from 'vitest';
import { PROGRAM, temporaryFolder } from '../cli/program.ts';

test('over stdin and stdout the program answers the same', async () => {
  const folder = temporaryFolder();
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [PROGRAM, 'mcp', '--data', folder.path],
    stderr: 'ignore',
  });
  const asked = new Client({ name: 'test', version: '1' });
  try {
    await asked.connect(transport);
    const { structuredContent } = await asked.callTool({
      name: 'what_happened',
      arguments: { story: 'sessions', from: '2017-03-02' },
    });
    expect(JSON.stringify(structuredContent)).toMatch(/recus/i);
  } finally {
    await asked.close();
    folder.remove();
  }
});

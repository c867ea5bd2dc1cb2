// Turns the app-level token into Socket Mode's receiver, and tells whether its connection stands.
import { type Logger, SocketModeReceiver, type webApi } from '@slack/bolt';

export interface SocketOptions {
  readonly appToken: string;
  readonly logger: Logger;
  readonly clientOptions: webApi.WebClientOptions;
  readonly onChange: (isConnected: boolean) => void;
}

/** Slack closes connections now and then; about five seconds pass until the next one stands (socket-mode 3.1.0). */
const WITHOUT = ['close', 'connecting', 'reconnecting', 'disconnecting', 'disconnected'];

export function createSocket({ appToken, logger, clientOptions, onChange }: SocketOptions): SocketModeReceiver {
  const receiver = new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions } });
  receiver.client.on('connected', () => onChange(true));
  for (const state of WITHOUT) receiver.client.on(state, () => onChange(false));
  return receiver;
}

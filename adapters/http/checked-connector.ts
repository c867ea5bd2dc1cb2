// Turns a host into a connection to an address that was checked: one resolution, and no way from a public name to the inside.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import { UserError } from '../../src/errors.ts';
import { isPublicAddress } from './public-address.ts';

/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;
export type Connect = buildConnector.connector;

interface ConnectorOptions {
  /** Exact "host:port" pairs that may be reached although they lie inside. */
  readonly allow: ReadonlySet<string>;
  readonly resolve?: Resolve | undefined;
  readonly connect?: Connect | undefined;
  /** Milliseconds for the connection itself. */
  readonly timeoutMs: number;
}

const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map((entry) => entry.address);

const refusal = (host: string): UserError =>
  new UserError(
    'forbidden-address',
    `${host} lies in a private network, which Daybook does not read from: give a public address.`,
  );

/** Addresses of one name that are tried; the time is shared. */
const MOST_ADDRESSES = 4;

/** The addresses to connect to, in turn. Rejects where the host is, or resolves to, anything that is not public. */
async function checkedAddresses(
  host: string,
  port: string,
  { allow, resolve }: ConnectorOptions,
): Promise<readonly string[]> {
  const allowed = allow.has(`${host}:${port}`);
  const addresses = isIP(host) ? [host] : await (resolve ?? resolveByDns)(host);
  // One address inside among public ones is enough to refuse: which one is used would be chance.
  if (!allowed && !addresses.every(isPublicAddress)) throw refusal(host);
  if (addresses.length === 0) throw new UserError('fetch-failed', `${host} has no address: check the spelling.`);
  return addresses.slice(0, MOST_ADDRESSES);
}

const failure = (host: string, error: unknown): Error => {
  if (error instanceof UserError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ENOTFOUND|EAI_AGAIN|EAI_\w+)$/.test(code)
    ? new UserError('fetch-failed', `${host} could not be found: check the spelling and the connection.`, {
        cause: error,
      })
    : error instanceof Error
      ? error
      : new Error(String(error));
};

/** Tries the addresses in turn; the last one's failure is what is told. */
function connectInTurn(
  connects: (address: string, callback: buildConnector.Callback, isLast: boolean) => void,
  [address = '', ...others]: readonly string[],
  callback: buildConnector.Callback,
): void {
  const next: buildConnector.Callback = (...answer) => {
    const [error] = answer;
    if (error !== null && others.length > 0) connectInTurn(connects, others, callback);
    else callback(...answer);
  };
  connects(address, next, others.length === 0);
}

/** A connector for undici's Agent: literals and names are checked alike, and the connection goes to the very address checked. */
export function createCheckedConnector(options: ConnectorOptions): Connect {
  const connect = options.connect ?? buildConnector({ timeout: options.timeoutMs });
  // Of several addresses one that does not answer must not take the time of the others.
  const soon = options.connect ?? buildConnector({ timeout: options.timeoutMs / MOST_ADDRESSES });
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const port = target.port || (target.protocol === 'https:' ? '443' : '80');
    const at = (address: string, answer: buildConnector.Callback, isLast: boolean): void =>
      (isLast ? connect : soon)({ ...target, hostname: address, ...(isIP(host) ? {} : { servername: host }) }, answer);
    checkedAddresses(host, port, options).then(
      (addresses) => connectInTurn(at, addresses, callback),
      (error) => callback(failure(host, error), null),
    );
  };
}

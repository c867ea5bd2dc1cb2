// Seals what a workspace gave with a key from the environment (AES-256-GCM, NIST SP 800-38D), and opens it again.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { UserError } from '../../../../src/errors.ts';

export interface Seal {
  /** Good for this workspace alone: put into the place of another's it can't be opened. */
  seal(text: string, workspace: string): string;
  /** Throws a UserError where another secret sealed it, or somebody changed it. */
  open(sealed: string, workspace: string): string;
  /** HMAC-SHA256, base64url: shows that a text comes from who knows the secret. */
  sign(text: string): string;
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 'v1.';

const WRONG_SECRET =
  'DAYBOOK_SECRET is not the one with which the tokens of Slack’s workspaces were sealed: set that one again (docs/slack.md says what to do where it is lost).';

/** Keys for sealing and for signing, neither of which tells anything of the other or of the secret (RFC 5869). */
const keyFor = (secret: string, use: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `daybook ${use}`, 32));

export function sealWith(secret: string): Seal {
  const sealing = keyFor(secret, 'installations');
  const signing = keyFor(secret, 'states');
  return {
    seal(text, workspace) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, sealing, iv).setAAD(Buffer.from(workspace));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return VERSION + Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, workspace) {
      try {
        if (!sealed.startsWith(VERSION)) throw new Error('sealed in a way that nobody knows');
        const bytes = Buffer.from(sealed.slice(VERSION.length), 'base64url');
        const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(workspace))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new UserError('bad-argument', WRONG_SECRET, { cause: error });
      }
    },
    sign: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
  };
}

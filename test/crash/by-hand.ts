// Makes a post of the bot's into the same words without its mark, as the bot says them when somebody asks for the digest by hand.

type Json = Readonly<Record<string, unknown>>;

const BY_HAND = 'by hand';
let copies = 0;

/** Whether this nonce or block_id is that of a copy. */
export const isByHand = (mark: unknown): boolean => typeof mark === 'string' && mark.startsWith(BY_HAND);

/** Discord's body: another nonce, no id on the container. */
function inDiscord(body: string): string {
  const { components, ...rest } = JSON.parse(body) as Json & { readonly components: readonly Json[] };
  const nonce = `${BY_HAND} ${copies++}`;
  return JSON.stringify({ ...rest, nonce, components: components.map(({ id: _, ...component }) => component) });
}

/** Slack's form: no metadata, the first block with another id. */
function inSlack(body: string): string {
  const fields = new URLSearchParams(body);
  fields.delete('metadata');
  const [first, ...others] = JSON.parse(fields.get('blocks') ?? '[]') as readonly Json[];
  fields.set('blocks', JSON.stringify([{ ...first, block_id: `${BY_HAND} ${copies++}` }, ...others]));
  return fields.toString();
}

/** The body of the request that says the same by hand. */
export const sameByHand = (body: Buffer, contentType: string | undefined): Buffer => {
  const text = body.toString();
  return Buffer.from(contentType?.startsWith('application/json') ? inDiscord(text) : inSlack(text));
};

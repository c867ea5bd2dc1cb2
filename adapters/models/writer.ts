// Asks a language model behind an OpenAI-compatible address: JSON by schema where the server knows that, else plain JSON, else text.
import { deadlineOf } from '../../src/model/deadline.ts';
import type { Writer, WriterAnswer, WriterRequest } from '../../src/ports.ts';
import type { ModelConfig } from '../config.ts';
import type { PostJson } from '../http/post-json.ts';

/** How the answer's form is asked for; each is less than the one before. */
const FORMS = ['json_schema', 'json_object', 'text'] as const;
type Form = (typeof FORMS)[number];

const formatOf = (form: Form, schema: object): object =>
  form === 'json_schema'
    ? { response_format: { type: form, json_schema: { name: 'written', strict: true, schema } } }
    : form === 'json_object'
      ? { response_format: { type: form } }
      : {};

const bodyOf = (
  { model }: ModelConfig,
  { instructions, data, schema, maxTokens }: WriterRequest,
  form: Form,
): object => ({
  model,
  temperature: 0,
  max_tokens: maxTokens,
  messages: [
    { role: 'system', content: instructions },
    { role: 'user', content: data },
  ],
  ...formatOf(form, schema),
});

/** The first choice's words of a chat completion; null where there are none. */
function contentOf(text: string): string | null {
  try {
    const found: unknown = JSON.parse(text);
    const choices = (found as { choices?: { message?: { content?: unknown } }[] } | null)?.choices;
    const content = choices?.[0]?.message?.content;
    return typeof content === 'string' && content !== '' ? content : null;
  } catch {
    return null;
  }
}

/** Statuses by which servers refuse a form of answer that they do not know. */
const UNKNOWN_FORM = new Set([400, 404, 415, 422, 501]);

const silent = (reason: string): WriterAnswer => ({ kind: 'silent', reason });

/** The writer of a configured endpoint. It remembers which form of answer the server knows. */
export function createOpenAiWriter(config: ModelConfig, post: PostJson): Writer {
  let known = 0;
  const url = `${config.url.replace(/\/+$/, '')}/chat/completions`;
  const headers: Readonly<Record<string, string>> = config.key ? { authorization: `Bearer ${config.key}` } : {};
  const ask = async (request: WriterRequest, signal: AbortSignal): Promise<WriterAnswer> => {
    for (let form = known; form < FORMS.length; form++) {
      const { status, text } = await post(url, bodyOf(config, request, FORMS[form] ?? 'text'), headers, signal);
      if (UNKNOWN_FORM.has(status) && form + 1 < FORMS.length) continue;
      if (status !== 200) return silent(`the server answered ${status}`);
      known = form;
      const content = contentOf(text);
      return content === null ? silent('the answer has no text') : { kind: 'answer', text: content };
    }
    return silent('the server knows no form of answer');
  };
  return {
    name: config.model,
    async write(request) {
      const { signal, done } = deadlineOf(config.timeoutMs, request.signal);
      try {
        return await ask(request, signal);
      } catch {
        // Its message may quote the address with a key.
        return silent(signal.aborted ? 'no answer in time' : 'no answer came');
      } finally {
        done();
      }
    },
  };
}

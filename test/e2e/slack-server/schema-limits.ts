// Turns the limits that @slack/types only describes in words into limits that JSON Schema checks.

export interface JsonSchema {
  [key: string]: unknown;
  properties?: Record<string, JsonSchema>;
  description?: string;
}

const TEXT_OBJECTS = /PlainTextElement|MrkdwnElement|TextObject/;

const numberIn = (text: string, pattern: RegExp): number | null => {
  const found = pattern.exec(text)?.[1];
  return found ? Number(found.replaceAll(',', '')) : null;
};

/** "Maximum length for this field is 255 characters", "limit of 24 characters". */
const lengthIn = (description: string): number | null =>
  numberIn(description, /maximum length[^.]{0,80}? is (?:\*\*)?([\d,]+)/i) ??
  numberIn(description, /(?:max(?:imum)?(?: length)?(?: of)?|limit(?: of)?) ([\d,]+) characters/i);

/** "Maximum number of items is 10", "maximum of 25 elements", "Maximum 100 rows". */
const itemsIn = (description: string): number | null =>
  numberIn(
    description,
    /maximum (?:number of|of)?[^.\d]{0,40}?(?:is )?(\d+)[^.]{0,20}(?:items|elements|rows|cards|blocks|options)/i,
  ) ?? numberIn(description, /maximum number of [^.]{0,60}? is (\d+)/i);

const lowest = (description: string): number | null => numberIn(description, /minimum length[^.]{0,80}? is (\d+)/i);

const isTextObject = (schema: JsonSchema): boolean =>
  TEXT_OBJECTS.test(JSON.stringify(schema.$ref ?? schema.anyOf ?? ''));

/** A property with its limits: beside its type, or on the text inside where it is a text object. */
function limited(schema: JsonSchema): JsonSchema {
  const { description = '' } = schema;
  const length = lengthIn(description);
  const items = itemsIn(description);
  if (schema.type === 'array') return items === null ? schema : { ...schema, maxItems: items };
  if (length === null) return schema;
  const range = { maxLength: length, ...(lowest(description) === null ? {} : { minLength: lowest(description) }) };
  if (schema.type === 'string') return { ...schema, ...range };
  if (!isTextObject(schema)) return schema;
  return { allOf: [schema, { type: 'object', properties: { text: { type: 'string', ...range } } }] };
}

/** The same schema with every described limit in force. Returns how many were lifted beside it. */
export function withDescribedLimits(definitions: Record<string, JsonSchema>): {
  readonly definitions: Record<string, JsonSchema>;
  readonly lifted: number;
} {
  let lifted = 0;
  const visit = (schema: unknown): unknown => {
    if (Array.isArray(schema)) return schema.map(visit);
    if (schema === null || typeof schema !== 'object') return schema;
    const entries = Object.entries(schema as JsonSchema).map(([key, value]) => [key, visit(value)] as const);
    const copy = Object.fromEntries(entries) as JsonSchema;
    if (copy.properties) {
      for (const [name, property] of Object.entries(copy.properties)) {
        const next = limited(property);
        if (next !== property) lifted += 1;
        copy.properties[name] = next;
      }
    }
    return copy;
  };
  return { definitions: visit(definitions) as Record<string, JsonSchema>, lifted };
}

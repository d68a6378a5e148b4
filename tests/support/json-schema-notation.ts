/** The part of JSON Schema that the contract's inputs come to. */
export interface InputSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly InputSchema[];
  readonly oneOf?: readonly InputSchema[];
  readonly properties?: Readonly<Record<string, InputSchema>>;
  readonly required?: readonly string[];
  readonly items?: InputSchema;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/**
 * A schema as one line of text: `{ name: string(1..100), total?: integer }`. Bounds are in brackets
 * behind the type; objects take no other field.
 */
export function notationOf(schema: InputSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map(notationOf).join(" | ");
  switch (schema.type) {
    case "object":
      return objectNotation(schema);
    case "array":
      return `[${notationOf(schema.items ?? {})}, …]${bounds(0, schema.maxItems)}`;
    case "string":
      return schema.format ?? `string${bounds(schema.minLength, schema.maxLength)}`;
    case "integer":
      return `integer${bounds(schema.minimum, schema.maximum)}`;
    case "boolean":
    case "null":
      return schema.type;
    default:
      throw new Error(`No notation for ${JSON.stringify(schema)}`);
  }
}

function objectNotation({ properties = {}, required = [] }: InputSchema): string {
  const fields = Object.entries(properties).map(([name, field]) => {
    const mark = required.includes(name) ? "" : "?";
    return `${name}${mark}: ${notationOf(field)}`;
  });
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function bounds(least: number | undefined, most: number | undefined): string {
  const low = least === undefined || least <= Number.MIN_SAFE_INTEGER ? undefined : least;
  const high = most === undefined || most >= Number.MAX_SAFE_INTEGER ? undefined : most;
  return low === undefined && high === undefined ? "" : `(${low ?? ""}..${high ?? ""})`;
}

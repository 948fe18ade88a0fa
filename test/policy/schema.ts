/** As much of JSON Schema as schema.json and the test of SARIF use. Gives what is wrong, as paths. */
export function flawsOf(schema: Schema, value: unknown, path = ''): string[] {
  const flaws: string[] = []
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  if (schema.anyOf && !schema.anyOf.some((each) => flawsOf(each, value).length === 0)) flaws.push(path)
  if (schema.enum && !schema.enum.includes(value)) flaws.push(path)
  if (schema.const !== undefined && value !== schema.const) flaws.push(path)
  if (schema.type !== undefined && !isOfType(schema.type, value)) flaws.push(path)
  if (schema.pattern !== undefined && !(typeof value === 'string' && new RegExp(schema.pattern).test(value)))
    flaws.push(path)
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    flaws.push(path)
  if (Array.isArray(value)) {
    if (value.length < (schema.minItems ?? 0)) flaws.push(path)
    const { items } = schema
    if (items) flaws.push(...value.flatMap((item, index) => flawsOf(items, item, `${path}/${index}`)))
  }
  if (object !== undefined) {
    flaws.push(
      ...(schema.required ?? []).filter((name) => !Object.hasOwn(object, name)).map((name) => `${path}/${name}`),
    )
    for (const [name, each] of Object.entries(object)) {
      const known = Object.hasOwn(schema.properties ?? {}, name) ? schema.properties?.[name] : undefined
      if (schema.propertyNames) flaws.push(...flawsOf(schema.propertyNames, name, `${path}/${name}`))
      if (known) flaws.push(...flawsOf(known, each, `${path}/${name}`))
      else if (schema.additionalProperties === false) flaws.push(`${path}/${name}`)
      else if (schema.additionalProperties) flaws.push(...flawsOf(schema.additionalProperties, each, `${path}/${name}`))
    }
  }
  return flaws
}

export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly propertyNames?: Schema
  readonly additionalProperties?: false | Schema
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  return typeof value === type
}

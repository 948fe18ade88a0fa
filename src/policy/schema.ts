import { CONFIGURATION, type Shape } from './keys.js'

/** schema.json: what editors check a configuration against. */
export function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of keyhold',
    ...schemaOf(CONFIGURATION),
  }
}

function schemaOf(shape: Shape): object {
  switch (shape.kind) {
    case 'text':
      return { type: 'string', pattern: shape.form.pattern }
    case 'choice':
      return { enum: shape.of }
    case 'number':
      return { type: 'integer', minimum: shape.least, maximum: shape.most }
    case 'list':
      return { type: 'array', items: schemaOf(shape.of), minItems: 1 }
    case 'map':
      return {
        type: 'object',
        propertyNames: { pattern: shape.names.pattern },
        additionalProperties: schemaOf(shape.of),
      }
    case 'either':
      return { anyOf: shape.of.map(schemaOf) }
    case 'keys': {
      const entries = Object.entries(shape.keys)
      const required = entries.filter(([, { isRequired }]) => isRequired).map(([name]) => name)
      return {
        type: 'object',
        properties: Object.fromEntries(
          entries.map(([name, key]) => [name, { description: key.help, ...schemaOf(key.shape) }]),
        ),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: false,
      }
    }
  }
}

import { catalogueOf } from '../core/catalogue.js'
import type { Catalogue } from '../core/detect.js'
import { rules } from './index.js'

/** The rules keyhold ships. In the command, packed.ts stands in this module's place. */
export function builtInCatalogue(): Catalogue {
  return catalogueOf(rules)
}

import { type KeywordTable, keywordTable } from '../core/detect.js'
import { rules } from './index.js'

/** The keywords of the catalogue. The build puts the computed table in place of this module, without the rules. */
export const table: KeywordTable = keywordTable(rules)

// Written by .config/index-rules.mjs.
import type { Rule } from '../core/rule.js'
import stripe from './stripe.js'

/** The whole catalogue. Where two rules match the same text, `precedence` decides, then certainty, then length. */
export const rules: readonly Rule[] = [...stripe]

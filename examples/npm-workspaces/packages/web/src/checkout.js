import { stripeKey } from '@acme/api'

export const isReady = stripeKey !== undefined

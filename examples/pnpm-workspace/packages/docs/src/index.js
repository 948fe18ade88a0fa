import { stripeKey } from '@acme/payments'

export const isReady = stripeKey !== undefined

/** The key comes from the environment; the repository holds its name only. */
export const stripeKey = process.env.STRIPE_SECRET_KEY

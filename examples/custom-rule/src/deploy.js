/** The token comes from the environment; the repository holds its name only. */
export const deployToken = process.env.ACME_DEPLOY_TOKEN

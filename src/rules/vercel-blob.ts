import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'vercel-blob-token',
  provider: 'Vercel Blob',
  title: 'Vercel Blob read-write token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['vercel_blob_rw_'],
  // The id of the store, then the secret.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>vercel_blob_rw_(?<random>[A-Za-z0-9]{14,24}_[A-Za-z0-9]{24,48}))(?![A-Za-z0-9_-])/g,
  variable: 'BLOB_READ_WRITE_TOKEN',
  remediation: {
    risk: 'list, read, overwrite and delete every object of the Blob store',
    revokeAt: 'https://vercel.com/dashboard/stores',
    steps: [
      'Open the store under “Storage”, then its settings, and rotate the read-write token.',
      'Redeploy the connected projects, which receive the new BLOB_READ_WRITE_TOKEN, and pull it for local work with vercel env pull.',
      'Compare the list of objects with what the application expects.',
    ],
    prevention: ['Upload from browsers with client tokens (handleUpload), which are bound to one path and expire.'],
  },
  source: 'https://vercel.com/docs/vercel-blob',
  examples: [
    `BLOB_READ_WRITE_TOKEN="vercel_blob_rw_${sample.base62(16)}_${sample.base62(30, 'vb')}"`,
    `await put('a.txt', data, { token: 'vercel_blob_rw_${sample.base62(16, 'x')}_${sample.base62(31, 'x')}' })`,
  ],
  counterexamples: ['BLOB_READ_WRITE_TOKEN=vercel_blob_rw_xxxxxxxxxxxxxxxx', `vercel_blob_rw_${sample.base62(16)}`],
})

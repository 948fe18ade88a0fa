import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'codesandbox-api-key',
  provider: 'CodeSandbox',
  title: 'CodeSandbox API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['csb_v1_'],
  // 43 characters, as observed. Names in programs begin alike, and have no capitals.
  pattern:
    /(?<![A-Za-z0-9])(?<secret>csb_v1_(?<random>(?=[a-z0-9_-]{0,42}[A-Z])(?=[A-Za-z_-]{0,42}\d)[A-Za-z0-9_-]{40,48}))(?![A-Za-z0-9_-])/g,
  variable: 'CSB_API_KEY',
  remediation: {
    risk: 'start, fork and read the sandboxes of your workspace, with the code and files in them, at your cost',
    revokeAt: 'https://codesandbox.io/t/api',
    steps: [
      'On the API page of the CodeSandbox workspace delete the key.',
      'Create one with only the scopes your service calls, and set it as CSB_API_KEY.',
      'Hibernate sandboxes that nobody of you started.',
    ],
    prevention: ['Connect browsers with a session of one sandbox instead of the key of the workspace.'],
  },
  source: 'https://codesandbox.io/docs/sdk',
  examples: [`CSB_API_KEY=csb_v1_${sample.base62(43)}`, `new CodeSandbox('csb_v1_${sample.base64url(43, 's')}')`],
  counterexamples: ['#include "csb_v1_f2126_f2165_platform_source_boundary_pc34.h"', 'SANDBOX_API_KEY=csb_v1_...'],
})

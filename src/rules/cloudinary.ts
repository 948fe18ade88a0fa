import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'cloudinary-url',
    provider: 'Cloudinary',
    title: 'Cloudinary URL with API secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['cloudinary://'],
    pattern: /(?<secret>cloudinary:\/\/[0-9]{12,18}:(?<random>[A-Za-z0-9_-]{24,32})@[A-Za-z0-9_-]{1,64})/g,
    precedence: 1,
    variable: 'CLOUDINARY_URL',
    remediation: {
      risk: 'upload, overwrite and delete every image and video of the product environment',
      revokeAt: 'https://console.cloudinary.com/settings/api-keys',
      steps: [
        'In Settings, “API Keys”, press “Generate New API Key” and build the new CLOUDINARY_URL from it.',
        'Deploy it, then choose “Deactivate” and “Delete” in the menu of the leaked key.',
        'Search the Media Library by upload date for assets that are not yours, and restore overwritten ones from their backups.',
      ],
      overlap: 'Two active keys can work side by side.',
      prevention: [
        'Let browsers upload with a signature from your server or an unsigned preset with limits; only the server needs the secret.',
      ],
    },
    source: 'https://cloudinary.com/documentation/how_to_integrate_cloudinary',
    examples: [
      `CLOUDINARY_URL=cloudinary://${sample.digits(15)}:${sample.base64url(27)}@demo-cloud`,
      `cloudinary.config('cloudinary://${sample.digits(15, 'c')}:${sample.base62(27, 'c')}@shop')`,
    ],
    counterexamples: [
      'CLOUDINARY_URL=cloudinary://API_KEY:API_SECRET@CLOUD_NAME',
      `CLOUDINARY_URL=cloudinary://${sample.digits(15)}:${'x'.repeat(27)}@demo`,
    ],
  },
  {
    id: 'cloudinary-api-secret',
    provider: 'Cloudinary',
    title: 'Cloudinary API secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['cloudinary'],
    ...assigned(
      'cloudinary[_.-]?(?:api[_-]?)?secret|cloudinary[A-Za-z0-9_.]{0,16}\\([^()]{0,200}api[_-]?secret',
      '(?=[a-z_-]{0,26}[0-9])[A-Za-z0-9_-]{27}',
      'A-Za-z0-9_-',
    ),
    variable: 'CLOUDINARY_API_SECRET',
    remediation: {
      risk: 'sign uploads and call the Admin API of the product environment, up to deleting all of its assets',
      revokeAt: 'https://console.cloudinary.com/settings/api-keys',
      steps: [
        'Create a second key pair in Settings, “API Keys”, and put both halves where the old ones stood.',
        'Deactivate the pair whose secret leaked, watch for errors, and delete it.',
        'Read “Reports” for deliveries and uploads you cannot explain.',
      ],
      prevention: [
        'Use a product environment for each stage, so that a development secret cannot touch production assets.',
      ],
    },
    source: 'https://cloudinary.com/documentation/how_to_integrate_cloudinary',
    examples: [
      `CLOUDINARY_API_SECRET=${sample.base62(27, 'cs')}`,
      `cloudinary.config({\n  cloud_name: 'shop',\n  api_key: '${sample.digits(15)}',\n  api_secret: '${sample.base64url(27, 'v2')}',\n})`,
    ],
    counterexamples: [`API_SECRET=${sample.base62(27)}`, 'CLOUDINARY_API_SECRET=your_cloudinary_api_secret_x'],
  },
)

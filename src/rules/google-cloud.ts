import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const API_KEY = '(?<secret>AIza(?<random>[A-Za-z0-9_-]{35}))(?![A-Za-z0-9_-])'
const apiKey = (seed: string) => `AIzaSy${sample.base64url(33, seed)}`
const pem = (seed: string) =>
  ['-----BEGIN ', 'PRIVATE KEY-----\\nMIIEvQ', sample.base64(1600, seed), '\\n-----END ', 'PRIVATE KEY-----\\n'].join(
    '',
  )

export default defineRules(
  {
    id: 'gcp-api-key',
    provider: 'Google Cloud',
    title: 'Google API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['AIza'],
    pattern: new RegExp(`(?<![A-Za-z0-9])${API_KEY}`, 'g'),
    variable: 'GOOGLE_API_KEY',
    remediation: {
      risk: 'use up your quota and run up your bill with every API that the key is enabled for, Gemini and Maps among them',
      revokeAt: 'https://console.cloud.google.com/apis/credentials',
      steps: [
        'Open the key under “APIs & Services”, Credentials, and see “API restrictions” and “Application restrictions”.',
        'Choose “Rotate key”, or create a restricted key, and move your applications to it.',
        'Delete the previous key, then read Metrics of the enabled APIs for traffic that is not yours.',
      ],
      command: 'gcloud services api-keys delete <key id>',
      overlap: 'After “Rotate key” both keys work until you delete the previous one.',
      prevention: [
        'Restrict every key to the APIs it needs and to its referrers, apps or IP addresses.',
        'Use a service account on servers, and a separate key for Gemini that no browser ever sees.',
      ],
    },
    source: 'https://cloud.google.com/docs/authentication/api-keys',
    examples: [
      `GOOGLE_MAPS_KEY=${apiKey('env')}`,
      `maps.googleapis.com/maps/api/js?key=${apiKey('url')}&callback=init`,
    ],
    counterexamples: [
      'AIzaSyabcdefghijklmnopqrstuvwxyz1234567',
      `AIza${'x'.repeat(35)}`,
      `AIzaSy${sample.base62(20)}`,
      `xAIzaSy${sample.base62(33)}`,
    ],
  },
  {
    id: 'gcp-api-key-firebase',
    provider: 'Google Cloud',
    title: 'Firebase web or app API key',
    severity: 'low',
    certainty: 'certain',
    keywords: ['AIza'],
    // The name decides, so that another key in the same file is not taken for public.
    pattern: new RegExp(
      `(?:(?<![A-Za-z0-9_])(?:[aA]pi_?[kK]ey|API_KEY)|(?:FIREBASE|firebase|Firebase)[A-Za-z_]{0,16}(?:[aA]pi_?[kK]ey|API_KEY)|current_key)[^A-Za-z0-9]{1,16}(?:string>)?(?<![A-Za-z0-9])${API_KEY}`,
      'g',
    ),
    context: [
      'authdomain',
      'auth_domain',
      'firebaseapp.com',
      'messagingsenderid',
      'messaging_sender_id',
      'gcm_sender_id',
      'mobilesdk_app_id',
      'google_app_id',
    ],
    mode: 'public',
    precedence: 1,
    variable: 'FIREBASE_API_KEY',
    remediation: {
      risk: 'call the Firebase services of your project as any visitor of your app can, and other Google APIs if the key is not restricted',
      revokeAt: 'https://console.cloud.google.com/apis/credentials',
      steps: [
        'Find the key under Credentials (“Browser key (auto created by Firebase)”) and check that “API restrictions” lists Firebase APIs only.',
        'Add the referrers, bundle ids or SHA-1 fingerprints of your apps under “Application restrictions”.',
        'Check the Security Rules of Firestore, Realtime Database and Storage: they are what protects the data.',
      ],
      prevention: [
        'Enable App Check, and never add the Gemini API to a key that ships with an app.',
        'Keep a key of its own for every other Google API.',
      ],
    },
    source: 'https://firebase.google.com/docs/projects/api-keys',
    examples: [
      `const firebaseConfig = {\n  apiKey: "${apiKey('web')}",\n  authDomain: "shop.firebaseapp.com",\n}`,
      `"mobilesdk_app_id": "1:2:android:3",\n"api_key": [{ "current_key": "${apiKey('android')}" }]`,
      `FIREBASE_API_KEY=${apiKey('env firebase')}\nFIREBASE_AUTH_DOMAIN=shop.firebaseapp.com`,
    ],
    counterexamples: [
      `GEMINI_API_KEY=${apiKey('gemini')}\nFIREBASE_AUTH_DOMAIN=shop.firebaseapp.com`,
      `apiKey: "${apiKey('alone')}"`,
    ],
  },
  {
    id: 'gcp-service-account-key',
    provider: 'Google Cloud',
    title: 'Google Cloud service account key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['BEGIN PRIVATE KEY', 'BEGIN RSA PRIVATE KEY'],
    // The private_key of the JSON file, also where it was copied into a variable of its own. The account that pulls
    // images for everyone has a published key.
    pattern:
      /(?<secret>-----BEGIN (?:RSA )?PRIVATE KEY-----(?<random>[A-Za-z0-9+/=\s\\]{600,4400})-----END (?:RSA )?PRIVATE KEY-----)(?![^@]{0,80}image-pulling@authenticated)/g,
    reach: { after: 4608 },
    context: ['service_account', 'gserviceaccount.com', 'auth_provider_x509_cert_url'],
    precedence: 1,
    variable: 'GOOGLE_APPLICATION_CREDENTIALS',
    remediation: {
      risk: 'act as the service account in every project that grants it a role',
      revokeAt: 'https://console.cloud.google.com/iam-admin/serviceaccounts',
      steps: [
        'Open the service account named in client_email, then Keys, and find the key by its private_key_id.',
        'Disable the key first if you are unsure what uses it; add a new key only if nothing else will do.',
        'Delete the leaked key, and search the Cloud Audit Logs for its id under serviceAccountKeyName.',
      ],
      command: 'gcloud iam service-accounts keys delete <private_key_id> --iam-account <client_email>',
      overlap: 'A service account can have ten keys, all of which work until they are disabled or deleted.',
      prevention: [
        'Use Workload Identity Federation for GitHub Actions and other clouds, which needs no key file.',
        'Attach the service account to the VM, function or pod instead of giving it a file.',
        'Enforce the organization policy iam.disableServiceAccountKeyCreation.',
      ],
    },
    source: 'https://cloud.google.com/iam/docs/keys-create-delete',
    examples: [
      `{"type": "service_account", "private_key_id": "${sample.hex(40)}", "private_key": "${pem('json')}", "client_email": "ci@shop.iam.gserviceaccount.com"}`,
      `FIREBASE_CLIENT_EMAIL=admin@shop.iam.gserviceaccount.com\nFIREBASE_PRIVATE_KEY="${pem('env')}"`,
    ],
    counterexamples: [
      '{"type": "service_account", "private_key": "-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n"}',
      `"key": "${pem('no word')}"`,
      `"private_key": "${pem('public')}", "client_email": "image-pulling@authenticated-image-pulling.iam.gserviceaccount.com"`,
    ],
  },
  {
    id: 'gcp-application-default-credentials',
    provider: 'Google Cloud',
    title: 'Google Cloud application default credentials',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['refresh_token'],
    pattern:
      /refresh_token\\?["'\s]{0,4}[:=][\s\\"']{0,8}(?<secret>1\\?\/\\?\/0?(?<random>[A-Za-z0-9_-]{40,256}))(?![A-Za-z0-9_-])/g,
    context: ['authorized_user', 'application_default_credentials'],
    precedence: 1,
    companion: { rule: 'google-oauth-client-secret' },
    variable: 'GOOGLE_APPLICATION_CREDENTIALS',
    remediation: {
      risk: 'act as the developer who signed in, in every Google Cloud project that developer can reach',
      revokeAt: 'https://myaccount.google.com/connections',
      steps: [
        'On the computer the file comes from, run “gcloud auth application-default revoke”.',
        'If you cannot, remove “Google Auth Library” from the third-party connections of that Google Account.',
        'Let a Workspace administrator reset the sign-in cookies of the user, and read the audit logs of the projects.',
      ],
      command: 'gcloud auth application-default revoke',
      prevention: [
        'Leave the file in ~/.config/gcloud, and mount it nowhere; let containers use a service account.',
        'Set a reauthentication period for Google Cloud in the Workspace admin console.',
      ],
    },
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
    examples: [
      `{"client_id": "764.apps.googleusercontent.com", "refresh_token": "1//0${sample.base64url(100)}", "type": "authorized_user"}`,
      `{\\"refresh_token\\": \\"1//0${sample.base64url(98)}\\", \\"type\\": \\"authorized_user\\"}`,
    ],
    counterexamples: [
      `{"refresh_token": "1//0${sample.base64url(100)}"}`,
      '{"refresh_token": "1//0xxxxxxxx", "type": "authorized_user"}',
    ],
  },
)

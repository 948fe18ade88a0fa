import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)'
// What django.core.management.utils.get_random_secret_key draws 50 characters from.
const CHAR = '[a-z0-9!@#$%^&*(\\-_=+)]'

const remediation: Remediation = {
  risk: 'forge sessions, password reset links and signed cookies of this Django site, and log in as anybody',
  revokeAt: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
  steps: [
    'Generate a new key with the command below and give it to the site by an environment variable.',
    'Do not list the leaked key in SECRET_KEY_FALLBACKS: it would go on verifying forged data. Everybody has to log in again.',
    'If sessions are stored in signed cookies with PickleSerializer, take the server as compromised and rebuild it.',
    'Look for admin logins and password resets that the owners did not make.',
  ],
  command: 'python -c "from django.core.management.utils import get_random_secret_key as k; print(k())"',
  prevention: [
    'Read SECRET_KEY from the environment in settings.py, without a default.',
    'Use a key of its own for each environment, and run “manage.py check --deploy” before a release.',
  ],
}

export default defineRules(
  {
    id: 'django-secret-key',
    provider: 'Django',
    title: 'Django SECRET_KEY',
    severity: 'high',
    certainty: 'certain',
    keywords: ['secret_key'],
    pattern: new RegExp(
      `(?:SECRET_KEY|secret_key)(?:_FALLBACKS)?["'\\]]{0,2}\\s{0,2}[:=,]\\s{0,2}[\\["'(]{0,2}(?<![a-z0-9])(?<secret>${CHAR}{50})(?![A-Za-z0-9])`,
      'g',
    ),
    isAssignment: true,
    // Other frameworks make keys of letters and digits; fifty draws without a sign do not happen here.
    isGenuine: (secret) =>
      /[!@#$%^&*(=+)]/.test(secret) && /[a-z]/.test(secret) && !secret.startsWith('django-insecure-'),
    variable: 'DJANGO_SECRET_KEY',
    remediation,
    source: 'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    examples: [
      `SECRET_KEY = '${sample.of(ALPHABET, 50)}'`,
      `DJANGO_SECRET_KEY="${sample.of(ALPHABET, 50, 'b')}"`,
      `SECRET_KEY = os.environ.get('X') or config['SECRET_KEY'] = '${sample.of(ALPHABET, 50, 'c')}'`,
    ],
    counterexamples: [
      `SECRET_KEY = '${sample.hex(50)}'`,
      `SECRET_KEY = '${'x'.repeat(50)}'`,
      "SECRET_KEY = os.environ['DJANGO_SECRET_KEY']",
    ],
  },
  {
    id: 'django-secret-key-insecure',
    provider: 'Django',
    title: 'Django SECRET_KEY of startproject',
    severity: 'high',
    certainty: 'certain',
    keywords: ['django-insecure-'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?<secret>(?<mode>django-insecure-)(?<random>${CHAR}{50}))(?![A-Za-z0-9])`,
      'g',
    ),
    mode: { marks: { 'django-insecure-': 'test' } },
    // The mark says more than the name it is assigned to.
    precedence: 1,
    variable: 'DJANGO_SECRET_KEY',
    remediation: {
      ...remediation,
      risk: 'forge sessions and signed data of any deployment that runs with this generated development key',
      steps: [
        'Check whether a deployed site uses this key: “manage.py check --deploy” warns of it (security.W009).',
        'If one does, give it a new key by an environment variable and let everybody log in again.',
        'Where it serves on developers’ machines only, it may stay.',
      ],
    },
    source: 'https://docs.djangoproject.com/en/stable/ref/checks/#security',
    examples: [
      `SECRET_KEY = 'django-insecure-${sample.of(ALPHABET, 50)}'`,
      `SECRET_KEY=django-insecure-${sample.of(ALPHABET, 50, 'b')}`,
    ],
    counterexamples: ["SECRET_KEY = 'django-insecure-change-me'", `django-insecure-${'x'.repeat(50)}`],
  },
)

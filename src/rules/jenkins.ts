import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'jenkins-api-token',
    provider: 'Jenkins',
    title: 'Jenkins API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['jenkins'],
    context: ['jenkins'],
    // 34 hex digits that begin with the version, 11.
    pattern: /(?<![A-Za-z0-9])(?<secret>11(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
    reach: { before: 400, after: 800 },
    variable: 'JENKINS_API_TOKEN',
    remediation: {
      risk: 'start builds and read their logs as its user; an administrator’s token runs code on the controller',
      revokeAt: 'https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/',
      steps: [
        'On your Jenkins open the user’s “Security” page, “API Token”, and revoke the token by its name and creation date.',
        'Choose “Add new Token” and store it in the credentials store of the job that calls Jenkins.',
        'Check the build history and the job configuration history for that user.',
      ],
      prevention: [
        'Trigger builds by a webhook token of the job, or give a service user permission for that job only.',
      ],
    },
    source: 'https://www.jenkins.io/blog/2018/07/02/new-api-token-system/',
    examples: [
      `JENKINS_API_TOKEN=11${sample.hex(32)}`,
      `curl -X POST https://ci:11${sample.hex(32, 'j')}@jenkins.example.org/job/app/build`,
    ],
    counterexamples: [`TOKEN=11${sample.hex(32)}`, `JENKINS_BUILD=11${'0'.repeat(32)}`],
  },
  {
    id: 'jenkins-initial-password',
    provider: 'Jenkins',
    title: 'Initial administrator password of Jenkins',
    severity: 'high',
    certainty: 'certain',
    keywords: ['initialadminp', 'proceed to i'],
    context: ['initialadminpassword'],
    pattern: /(?<=(?:^|\n)[ \t*]{0,24})(?<secret>[0-9a-f]{32})(?=[ \t*\r]{0,24}(?:\n|$))/g,
    reach: { before: 400, after: 400 },
    variable: 'JENKINS_ADMIN_PASSWORD',
    remediation: {
      risk: 'finish the setup of this Jenkins as its administrator, or log in as “admin” if nobody has changed the password since',
      revokeAt: 'https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins',
      steps: [
        'Log in as “admin”, finish the setup wizard, and create an administrator of your own.',
        'Set another password for “admin” on its “Security” page, and delete secrets/initialAdminPassword.',
        'Look at the list of plugins and jobs for what you did not add.',
      ],
      prevention: [
        'Set the administrator by Configuration as Code, with the setup wizard off, so that nothing is printed to the log.',
      ],
    },
    source: 'https://www.jenkins.io/doc/book/installing/linux/#unlocking-jenkins',
    examples: [
      `Please use the following password to proceed to installation:\n\n${sample.hex(32, 'initial')}\n\nThis may also be found at: /var/jenkins_home/secrets/initialAdminPassword\n`,
    ],
    counterexamples: [
      `${sample.hex(32)}\n`,
      'This may also be found at: /var/jenkins_home/secrets/initialAdminPassword\n',
    ],
  },
)

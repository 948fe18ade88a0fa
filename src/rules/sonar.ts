import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const SERVER = 'https://docs.sonarsource.com/sonarqube-server/user-guide/managing-tokens/'

export default defineRules(
  {
    id: 'sonar-token',
    provider: 'SonarQube / SonarCloud',
    title: 'SonarQube token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['squ_', 'sqp_', 'sqa_'],
    // User, project analysis and global analysis tokens. sqb_ tokens are for badges and public.
    pattern: /(?<![A-Za-z0-9])(?<secret>sq[upa]_(?<random>[a-f0-9]{40,80}))(?![A-Za-z0-9])/g,
    variable: 'SONAR_TOKEN',
    remediation: {
      risk: 'read the source and the findings of your projects, or submit false analyses of them',
      revokeAt: SERVER,
      steps: [
        'Open your avatar, My Account, Security on your SonarQube server, and choose “Revoke”.',
        'An administrator does it for another user under Administration, Security, Users, the menu in the Tokens column.',
        'Generate a project analysis token (sqp_) for a pipeline that needs no more.',
        'Look at Background Tasks of the projects for analyses your pipelines did not send.',
      ],
      command: 'curl -X POST -u <admin token>: "https://<host>/api/user_tokens/revoke?login=<user>&name=<token name>"',
      prevention: [
        'Use project analysis tokens with an expiry instead of user tokens.',
        'Let the administrator set a maximum lifetime for tokens.',
      ],
    },
    source: 'https://docs.sonarsource.com/',
    examples: [
      `sonar.token=squ_${sample.hex(40)}`,
      `mvn sonar:sonar -Dsonar.login=sqp_${sample.hex(40, 'cli')}`,
      `SONAR_TOKEN: sqa_${sample.hex(40, 'yaml')}`,
    ],
    counterexamples: [`squ_${'0'.repeat(40)}`, `sqb_${sample.hex(40)}`, `squ_${sample.hex(12)}`],
  },
  {
    id: 'sonar-token-cloud',
    provider: 'SonarQube / SonarCloud',
    title: 'SonarQube Cloud organization token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['sqco_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>sqco_(?<random>[A-Za-z0-9]{50,100}))(?![A-Za-z0-9])/g,
    variable: 'SONAR_TOKEN',
    remediation: {
      risk: 'run analyses for the projects in its scope and read what these show of the code',
      revokeAt: 'https://docs.sonarsource.com/sonarqube-cloud/administering-sonarcloud/scoped-organization-tokens',
      steps: [
        'Open the organization on SonarQube Cloud, Administration, “Scoped Organization Tokens”, and revoke it: it is deleted with that.',
        'Create one that names its projects and set it as SONAR_TOKEN in the pipelines.',
        'Compare the analyses since the leak with the runs of your pipelines.',
      ],
      prevention: ['Choose single projects instead of all, and an expiry, when you create the token.'],
    },
    source: 'https://docs.sonarsource.com/sonarqube-cloud/administering-sonarcloud/scoped-organization-tokens',
    examples: [`SONAR_TOKEN=sqco_${sample.base62(59)}`, `"sonarToken": "sqco_${sample.base62(59, 'json')}"`],
    counterexamples: [`sqco_${'x'.repeat(59)}`, `sqco_${sample.base62(20)}`],
  },
  {
    id: 'sonar-token-legacy',
    provider: 'SonarQube / SonarCloud',
    title: 'SonarQube or SonarCloud token (40 hex digits)',
    severity: 'medium',
    certainty: 'likely',
    keywords: ['sonar'],
    // sonar.scm.revision is a commit.
    ...assigned('sonar(?![a-z0-9_.-]{0,24}(?:commit|sha|revision|version|digest|checksum))', '[a-f0-9]{40}'),
    variable: 'SONAR_TOKEN',
    remediation: {
      risk: 'read the findings and the source of the projects that its user can see, or submit analyses',
      revokeAt: 'https://sonarcloud.io/account/security',
      steps: [
        'Open My Account, “Access tokens” (Security before) on SonarQube Cloud, or on your own server if sonar.host.url names one, and choose “Revoke”.',
        'Generate a new one and set it as the secret SONAR_TOKEN of the pipeline.',
      ],
      prevention: ['Write sonar.token into no properties file: scanners read SONAR_TOKEN from the environment.'],
    },
    source: 'https://docs.sonarsource.com/sonarqube-cloud/managing-your-account/managing-tokens',
    examples: [
      `SONAR_TOKEN=${sample.hex(40)}`,
      `sonar.login=${sample.hex(40, 'properties')}`,
      `sonarqubeToken: "${sample.hex(40, 'yaml')}"`,
    ],
    counterexamples: [sample.hex(40), `sonar.scm.revision=${sample.hex(40)}`],
  },
)

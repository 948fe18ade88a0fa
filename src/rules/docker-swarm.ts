import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'docker-swarm-token',
    provider: 'Docker',
    title: 'Docker Swarm join token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['SWMTKN-1-'],
    // The digest of the cluster's certificate authority in base36, then the secret of the role.
    pattern: /(?<![A-Za-z0-9])(?<secret>SWMTKN-1-(?<random>[a-z0-9]{40,70}-[a-z0-9]{20,40}))(?![A-Za-z0-9])/g,
    variable: 'SWARM_JOIN_TOKEN',
    remediation: {
      risk: 'join a node of their own to the swarm and receive its tasks, secrets and, as a manager, control of it',
      revokeAt: 'https://docs.docker.com/engine/swarm/swarm-mode/#view-the-join-command-or-update-a-swarm-join-token',
      steps: [
        'Run the command below on a manager, for worker and for manager: nodes that joined already stay.',
        'Run “docker node ls” and remove a node that you do not know with “docker node rm --force”.',
        'Replace the Docker secrets of services that ran on such a node.',
      ],
      command: 'docker swarm join-token --rotate worker && docker swarm join-token --rotate manager',
      prevention: [
        'Open port 2377 to the addresses of your nodes only.',
        'Read the join token from the manager when a node is built, and rotate it afterwards.',
      ],
    },
    source: 'https://docs.docker.com/engine/swarm/join-nodes/',
    examples: [
      `docker swarm join --token SWMTKN-1-${sample.base36(50)}-${sample.base36(25)} 10.0.0.1:2377`,
      `swarm_token: "SWMTKN-1-${sample.base36(50, 'yaml')}-${sample.base36(25, 'yaml')}"`,
    ],
    counterexamples: [`SWMTKN-1-${'x'.repeat(50)}-${'x'.repeat(25)}`, 'SWMTKN-1-<token>'],
  },
  {
    id: 'docker-swarm-token-unlock',
    provider: 'Docker',
    title: 'Docker Swarm unlock key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['SWMKEY-1-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>SWMKEY-1-(?<random>[A-Za-z0-9+/]{38,64}={0,2}))(?![A-Za-z0-9+/])/g,
    variable: 'SWARM_UNLOCK_KEY',
    remediation: {
      risk: 'decrypt the Raft logs and TLS keys of a manager whose disk or backup they hold',
      revokeAt: 'https://docs.docker.com/engine/swarm/swarm_manager_locking/#rotate-the-unlock-key',
      steps: [
        'Run the command below on a manager and store the new key outside of the cluster.',
        'Keep the old key for some minutes: a manager that was down during the rotation asks for it.',
        'Destroy, or encrypt again, backups of /var/lib/docker/swarm that the old key opens.',
      ],
      command: 'docker swarm unlock-key --rotate',
      prevention: ['Keep the unlock key in a password manager, never on the managers or in their provisioning code.'],
    },
    source: 'https://docs.docker.com/engine/swarm/swarm_manager_locking/',
    examples: [`SWARM_UNLOCK_KEY=SWMKEY-1-${sample.base64(43)}`, `    SWMKEY-1-${sample.base64(43, 'log')}\n`],
    counterexamples: [`SWMKEY-1-${'x'.repeat(43)}`, 'SWMKEY-1-<key>'],
  },
)

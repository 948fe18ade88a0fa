import { assigned } from '../core/assigned.js'
import { looksChosen, looksRandom } from '../core/random.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ansible-vault-password',
  provider: 'Ansible',
  title: 'Ansible Vault password',
  severity: 'high',
  certainty: 'likely',
  keywords: ['vault_pass', 'vault-pass', 'vaultpass'],
  // Chosen by people. The name of a file with the password is not the password.
  ...assigned(
    'vault[_-]?pass(?:word|phrase|wd)?(?![a-z0-9_.\\- ]{0,24}(?:file|path|script|client|prompt))',
    '[A-Za-z0-9][A-Za-z0-9!@#%^&*+=._:?~-]{7,127}',
  ),
  // Neither a reference, nor a word, nor a file.
  isGenuine: (secret) =>
    (looksChosen(secret) || looksRandom(secret)) && !/\.(?:txt|ya?ml|sh|py|env|\w+\.\w+)$/.test(secret),
  guessable: true,
  variable: 'ANSIBLE_VAULT_PASSWORD',
  remediation: {
    risk: 'decrypt every file and variable that was encrypted with this vault password, in all commits',
    revokeAt: 'https://docs.ansible.com/ansible/latest/vault_guide/',
    steps: [
      'Run “ansible-vault rekey” over the encrypted files, and encrypt inline !vault variables again.',
      'Rotate the passwords and keys inside them: older commits stay readable with the old password.',
      'Hand the new vault password to your team and CI by the secret manager.',
    ],
    command: 'ansible-vault rekey <files>',
    prevention: [
      'Point --vault-password-file at a script that fetches the password from a secret manager.',
      'Use vault ids (--vault-id prod@prompt), so that one password does not open every environment.',
      'Put .vault_pass into .gitignore.',
    ],
  },
  source: 'https://docs.ansible.com/ansible/latest/vault_guide/',
  examples: [
    `ANSIBLE_VAULT_PASSWORD=${sample.base62(16)}`,
    `vault_password: "${sample.base62(9)}-${sample.base62(6, 'b')}9"`,
    `ansibleVaultPass = '${sample.base62(20, 'c')}'`,
  ],
  counterexamples: [
    'ANSIBLE_VAULT_PASSWORD_FILE=~/.vault_pass1.txt',
    'ansible-playbook site.yml --vault-password-file=vault2_pass.txt',
    'ANSIBLE_VAULT_PASSWORD=${{ secrets.VAULT_PASSWORD_2 }}',
    'vault_password: changeme',
    'vault_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256',
  ],
})

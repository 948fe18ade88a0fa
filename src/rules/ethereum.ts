import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// The accounts of Hardhat and Anvil, then two of Ganache: everybody has these.
const DEVELOPMENT =
  '(?!ac0974be|59c6995e|5de4111a|7c852118|47e179ec|8b3a350c|92db14e4|4bbbf85c|dbda1821|2a871d07|4f3edf98|6cbed15c)'
// The phrases of Hardhat, MetaMask and Ganache, and of the test vectors of BIP-39.
const PHRASES = '(?!candy maple cake|myth like bonus|legal winner thank|letter advice cage|test test test)'
/** Frequent words that are not in the word list of BIP-39: sentences hold some, phrases none. */
const PROSE = new Set([
  'the',
  'and',
  'your',
  'for',
  'with',
  'not',
  'are',
  'from',
  'here',
  'mnemonic',
  'phrase',
  'was',
  'has',
])

const remediation: Remediation = {
  risk: 'move all coins and tokens of this account at once, for good, and act as owner of its contracts',
  revokeAt: 'https://revoke.cash/',
  steps: [
    'Move the funds to a new wallet now, the most valuable first: bots watch public repositories, and a key cannot be revoked.',
    'Transfer ownership, admin and minter roles of contracts to the new address, and pause contracts that allow it.',
    'Do the same on every chain: the key opens the account of that address on all of them.',
    'Retire the address; take back the token approvals that others gave to its contracts.',
  ],
  prevention: [
    'Deploy with an encrypted keystore (“cast wallet import”) or Hardhat’s configuration variables, never with a key in a file.',
    'Sign by a hardware wallet or a KMS, and let a multisig own contracts.',
    'Use a throwaway account for testnets that never receives real funds.',
  ],
}

const WORDS = [
  'orbit',
  'velvet',
  'gadget',
  'mango',
  'ladder',
  'quiz',
  'tunnel',
  'hazard',
  'pepper',
  'snow',
  'actor',
  'lunar',
]
const phrase = (seed: string, count: number) =>
  Array.from({ length: count }, (_, i) => WORDS[(i * 5 + seed.length) % WORDS.length] as string).join(' ')

export default defineRules(
  {
    id: 'ethereum-private-key',
    provider: 'Ethereum',
    title: 'Ethereum private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'private_key',
      'private-key',
      'privatekey',
      'private key',
      'priv_key',
      'privkey',
      'deployer',
      'wallet(',
      'wallet_',
      'walletkey',
      'signer_',
      'signerkey',
      'accounts: [',
      'accounts:[',
      'accounts": [',
    ],
    // Hashes, roles and salts are 32 bytes too.
    pattern: new RegExp(
      `(?:[Pp][Rr][Ii][Vv](?:[Aa][Tt][Ee])?[ _-]?[Kk][Ee][Yy]|[Dd][Ee][Pp][Ll][Oo][Yy][Ee][Rr]|[Ww][Aa][Ll][Ll][Ee][Tt]|[Ss][Ii][Gg][Nn][Ee][Rr]|accounts)` +
        `(?![A-Za-z0-9_]{0,20}(?:[Hh][Aa][Ss][Hh]|[Rr][Oo][Ll][Ee]|[Ss][Aa][Ll][Tt]|[Tt]opic|[Rr][Oo][Oo][Tt]))` +
        `[A-Za-z0-9_.-]{0,24}(?::\\s?[A-Za-z0-9]{2,12})?[\\\\"'\`\\])\\s:=>,({\\[|?]{1,16}` +
        `(?<secret>0x${DEVELOPMENT}[a-fA-F0-9]{64})(?![A-Za-z0-9])`,
      'g',
    ),
    context: ['private', 'privkey', 'priv_key', 'deployer', 'wallet', 'signer', 'accounts'],
    variable: 'PRIVATE_KEY',
    remediation,
    source: 'https://ethereum.org/en/developers/docs/accounts/',
    examples: [
      `PRIVATE_KEY=0x${sample.hex(64)}`,
      `const wallet = new ethers.Wallet("0x${sample.hex(64, 'b')}", provider)`,
      `forge script Deploy --private-key 0x${sample.hex(64, 'c')} --broadcast`,
      `sepolia: { url, accounts: ["0x${sample.hex(64, 'd')}"] }`,
      `const privateKey: Hex = '0x${sample.hex(64, 'e')}'`,
    ],
    counterexamples: [
      `transactionHash: "0x${sample.hex(64)}"`,
      `PRIVATE_KEY=0x${'0'.repeat(63)}1`,
      `DEPLOYER_ROLE = 0x${sample.hex(64)}`,
      `PRIVATE_KEY=0x${'ac0974be'}${sample.hex(56)}`,
    ],
  },
  {
    id: 'ethereum-private-key-bare',
    provider: 'Ethereum',
    title: 'Ethereum private key',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['private_key', 'private-key', 'privatekey', 'priv_key', 'privkey', 'deployer', 'wallet', 'signer'],
    ...assigned(
      '(?:priv(?:ate)?[_-]?key|deployer|wallet|signer)(?![a-z0-9_]{0,20}(?:hash|role|salt|root|public|address))',
      `${DEVELOPMENT}[a-f0-9]{64}`,
    ),
    context: [
      'ethereum',
      'ethers',
      'eth_',
      'web3',
      'hardhat',
      'foundry',
      'truffle',
      'infura',
      'alchemy',
      'etherscan',
      'rpc_url',
      'rpcurl',
      'wallet',
      'sepolia',
      'goerli',
      'polygon',
      'mainnet',
      'deployer',
    ],
    variable: 'PRIVATE_KEY',
    remediation,
    source: 'https://ethereum.org/en/developers/docs/accounts/',
    examples: [
      `SEPOLIA_RPC_URL=https://rpc.sepolia.org\nPRIVATE_KEY=${sample.hex(64)}`,
      `walletPrivateKey: "${sample.hex(64, 'b')}"`,
    ],
    counterexamples: [
      `digest = "${sample.hex(64)}" // wallet.tar`,
      `private_key: ${sample.hex(64)}`,
      `WALLET_HASH=${sample.hex(64)}`,
    ],
  },
  {
    id: 'ethereum-private-key-mnemonic',
    provider: 'Ethereum',
    title: 'Wallet recovery phrase',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['mnemonic', 'phrase', 'seed_words', 'seed-words', 'seedwords', 'seed words'],
    ...assigned(
      'mnemonic|(?:seed|recovery|secret|backup|wallet)[ _-]?(?:recovery[ _-]?)?phrase|seed[ _-]?words',
      `${PHRASES}[a-z]{3,8} [a-z ]{36,210}[a-z]`,
    ),
    isGenuine: (secret) => {
      const words = secret.split(' ')
      return (
        [12, 15, 18, 21, 24].includes(words.length) &&
        words.every((word) => /^[a-z]{3,8}$/.test(word) && !PROSE.has(word)) &&
        new Set(words).size >= words.length / 2
      )
    },
    variable: 'MNEMONIC',
    remediation: {
      ...remediation,
      risk: 'restore the whole wallet elsewhere and empty every account of it, on every chain',
      steps: [
        'Make a wallet from a new recovery phrase and send everything there now, from all accounts and chains of the old one.',
        'Transfer contract ownership, ENS names, staking withdrawals and NFTs as well.',
        'Take back open token approvals, then stop using the phrase; it cannot be changed.',
      ],
    },
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki',
    examples: [
      `MNEMONIC="${phrase('a', 12)}"`,
      `recoveryPhrase: '${phrase('abc', 24)}'`,
      `seed phrase: ${phrase('ab', 12)}`,
    ],
    counterexamples: [
      `MNEMONIC="${'test '.repeat(11)}junk"`,
      'mnemonic: the phrase that was shown when your wallet was made and saved for you',
      `motto: ${phrase('a', 12)}`,
    ],
  },
  {
    id: 'ethereum-private-key-extended',
    provider: 'BIP-32',
    title: 'Extended private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['xprv', 'yprv', 'zprv', 'tprv', 'uprv', 'vprv'],
    // The masters of the first two test vectors of BIP-32 are samples.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<mode>[xyztuv])prv(?!9s21ZrQH143K3QTDL4LXw|9s21ZrQH143K31xYSDQpPD)(?<random>[1-9A-HJ-NP-Za-km-z]{107}))(?![A-Za-z0-9])/g,
    mode: { marks: { x: 'live', y: 'live', z: 'live', t: 'test', u: 'test', v: 'test' } },
    variable: 'XPRV',
    remediation: {
      risk: 'derive the keys of every address below this one and spend what lies there',
      revokeAt: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
      steps: [
        'Create a wallet from a new seed and sweep all addresses derived from this key into it.',
        'With the xpub of its parent, one leaked child key gives the parent away too: leave the whole branch.',
        'Give payers and services the new addresses or xpub.',
      ],
      prevention: [
        'Put only the xpub on servers that make addresses.',
        'Keep the private side in a hardware wallet or an HSM, and spend by multisig.',
      ],
    },
    source: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki',
    examples: [
      `XPRV=xprv9${sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 106)}`,
      `"key": "tprv8${sample.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 106, 'b')}"`,
    ],
    counterexamples: ['xprv9...', `xpub6${sample.base62(106)}`, `xprv${'9'.repeat(107)}`],
  },
)

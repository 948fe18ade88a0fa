import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const GAP = String.raw`[\s\\nr"'+,.;|>#%]{1,64}`
const block = (kind: string, lines: readonly string[], joint = '\n') =>
  [`-----BEGIN OpenVPN ${kind}-----`, ...lines, `-----END OpenVPN ${kind}-----`].join(joint)
const hexLines = (seed: string) => sample.hex(512, seed).match(/.{32}/g) as string[]
const base64Lines = (seed: string) => sample.base64(600, seed).match(/.{1,64}/g) as string[]

export default defineRules(
  {
    id: 'openvpn-static-key',
    provider: 'OpenVPN',
    title: 'OpenVPN static key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['OpenVPN Static key'],
    // 2048 bits as 16 lines of 32 hex digits.
    pattern: new RegExp(
      `(?<secret>-----BEGIN OpenVPN Static key V1-----${GAP}(?<random>[0-9a-f]{32})(?:${GAP}[0-9a-f]{32}){7,15})(?![0-9a-f])`,
      'g',
    ),
    reach: { after: 2000 },
    variable: 'OPENVPN_TLS_AUTH_KEY',
    remediation: {
      risk: 'get past tls-auth or tls-crypt of the VPN server to its TLS stack; where it is the --secret of a tunnel, read and forge all its traffic',
      revokeAt: 'https://openvpn.net/community-resources/hardening-openvpn-security/',
      steps: [
        'Make another key with the command below, and install it on the server and in every client profile on the same day.',
        'If the key was the --secret of a point-to-point tunnel, move that tunnel to certificates: recorded traffic can be read with the key.',
        'Replace the <key> block of the profile as well if it was in the same file.',
      ],
      command: 'openvpn --genkey tls-crypt ta.key',
      prevention: ['Use tls-crypt-v2, which gives each client a key of its own.'],
    },
    source: 'https://github.com/OpenVPN/openvpn/blob/master/doc/man-sections/encryption-options.rst',
    examples: [
      block('Static key V1', hexLines('ta')),
      `<tls-auth>\n${block('Static key V1', hexLines('inline'))}\n</tls-auth>`,
      `TLS_AUTH="${block('Static key V1', hexLines('env'), '\\n')}"`,
    ],
    counterexamples: [
      '-----BEGIN OpenVPN Static key V1-----\n...\n-----END OpenVPN Static key V1-----',
      block('Static key V1', [sample.hex(32)]),
    ],
  },
  {
    id: 'openvpn-tls-crypt-v2-key',
    provider: 'OpenVPN',
    title: 'OpenVPN tls-crypt-v2 key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['OpenVPN tls-crypt-v2'],
    pattern: new RegExp(
      `(?<secret>-----BEGIN OpenVPN tls-crypt-v2 (?:client|server) key-----${GAP}(?<random>[A-Za-z0-9+/]{64})(?:${GAP}[A-Za-z0-9+/]{1,64}={0,2}){0,24})(?![A-Za-z0-9+/=])`,
      'g',
    ),
    reach: { after: 3000 },
    variable: 'OPENVPN_TLS_CRYPT_V2_KEY',
    remediation: {
      risk: 'reach the TLS stack of the VPN server as that client; the key of the server makes keys for any client',
      revokeAt: 'https://openvpn.net/community-resources/hardening-openvpn-security/',
      steps: [
        'For a client key make another from the key of the server, put it into the profile, and reject the old one by its metadata in --tls-crypt-v2-verify.',
        'If the key of the server leaked, make a new one and new client keys from it.',
        'Revoke the certificate of the client if its <key> block was in the same file.',
      ],
      command: 'openvpn --tls-crypt-v2 server.key --genkey tls-crypt-v2-client client.key',
      prevention: [
        'Hand out profiles over a channel that is not a repository, and write who has each key into its metadata.',
      ],
    },
    source: 'https://github.com/OpenVPN/openvpn/blob/master/doc/tls-crypt-v2.txt',
    examples: [
      block('tls-crypt-v2 client key', base64Lines('client')),
      `<tls-crypt-v2>\n${block('tls-crypt-v2 client key', base64Lines('inline'))}\n</tls-crypt-v2>`,
    ],
    counterexamples: [
      '-----BEGIN OpenVPN tls-crypt-v2 client key-----\ndGxz\n-----END OpenVPN tls-crypt-v2 client key-----',
    ],
  },
)

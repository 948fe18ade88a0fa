import { crc32 as zlibCrc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  asAgeIdentity,
  asApifyToken,
  asAtlassianToken,
  asAzureIdentifiableKey,
  asConfluentSecret,
  asCratesTrustedPublishingToken,
  asGitlabRoutableToken,
  asGrafanaServiceAccountToken,
  asUnkeyKey,
  crc32,
  crc32c,
  endsInCrc32Base62,
  endsInCrc32Hex,
  isAgeIdentity,
  isApifyToken,
  isAtlassianToken,
  isAzureIdentifiableKey,
  isConfluentSecret,
  isCratesTrustedPublishingToken,
  isEntraClientSecret,
  isGithubFineGrainedToken,
  isGitlabRoutableToken,
  isGrafanaServiceAccountToken,
  isUnkeyKey,
  marvin32,
  radix,
  withCrc32Base62,
  withCrc32Hex,
} from '../../src/core/checksum.js'
import { sample } from '../../src/core/sample.js'

/** Published values stand in two halves, so that no scanner takes this file for a leak. */
const join = (value: string) => value.replaceAll('|', '')

/** Another last character, of the same kind. */
const altered = (value: string) => value.slice(0, -1) + ({ a: 'b', A: 'B', 0: '1' }[value.slice(-1)] ?? 'a')

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

const COSMOS = ['SysAll00', 'Resour00', 'MastRO00', 'SystRO00', 'Encryp00', 'MastRW00', 'SystRW00']
const API_MANAGEMENT = ['Tenant00', 'IotHub00', 'Gateway0', 'GitKey00', 'IoTHub00', 'Gatewy00']
const BUS = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0']

describe('endsInCrc32Base62', () => {
  test.each([
    ['GitHub', 'ghp|_', 'ghp|_wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'],
    ['GitHub', 'ghp|_', 'ghp|_ZJDeVREhkptGF7Wvep0NwJWlPEQP7a0t2nxL'],
    ['GitHub', 'ghp|_', 'ghp|_IwdMx9WFWRRfMhTYiaVjZ78Jfuamvn0YWRM0'],
    ['GitHub', 'ghp|_', 'ghp|_sbUsUmRNn8X74dFU0DJ9Fm1mvdCgtH474T38'],
    ['GitHub OAuth', 'gho|_', 'gho|_ikPvgG6nj44mj0XI9MiNMBh6o5AOso1ZSjq4'],
    ['GitHub App user', 'ghu|_', 'ghu|_TIOHHEVefAwRonSMALCFfWMYK0un1R1dj2rn'],
    ['GitHub refresh', 'ghr|_', 'ghr|_xgrrGzSbbGRL34Wp39JU9nxtN27Pr1v1He8FjE7x7wbExGGs7nfJszJDAmZuoKasxZ0KxJ1HSzgc'],
    ['npm', 'npm|_', 'npm|_qkJaB6MffYVzZXWqmcoF49yrUxP3wf0LsakP'],
    ['npm', 'npm|_', 'npm|_F9vPyNezaajB1AMQfXJX2kOIUlVtgv4dsqMI'],
    ['npm', 'npm|_', 'npm|_UEuirnhN6qyDNigmWWTIEHMNquQHF54FKSCV'],
    ['Vercel', 'vca|_', 'vca|_BQuu9ChDu3n6Pfh6YQnCshpoYkWDSFKogLqmBtQ0tC8NAA5rXt340sjz'],
    ['Vercel', 'vcp|_', 'vcp|_35UYJwYZDigYATKhxJUAhPqRhit2Xe3dtiG60LsUTHeklEXDQ94Jafpu'],
    ['SaladCloud', 'salad|_cloud_user_', 'salad|_cloud_user_HZdqHUSBFLJI7LZjo1UcDORHIdi8wet37OMP01YTep82tdimF'],
    ['SaladCloud', 'salad|_cloud_org_', 'salad|_cloud_org_zYLYVpmHJ3oksnZ0l9RHJCf1ib2QvJOJztWukwYjtjB1kDIGP'],
  ])('accepts a published token of %s', (_, prefix, value) => {
    expect(endsInCrc32Base62(join(value), join(prefix))).toBe(true)
    expect(endsInCrc32Base62(altered(join(value)), join(prefix))).toBe(false)
  })

  test.each([
    ['GitHub, a placeholder of secretlint', 'ghp|_', 'ghp|_1234567890abcdefghij1234567890abcdef'],
    ['npm, a fixture of trufflehog', 'npm|_', 'npm|_hK0FJXBYCkejhEMY4Kp6bOOZn1DlfBOmtbJY'],
  ])('refuses an invented one: %s', (_, prefix, value) => {
    expect(endsInCrc32Base62(join(value), join(prefix))).toBe(false)
  })

  test('accepts what withCrc32Base62 makes', () => {
    expect(endsInCrc32Base62(withCrc32Base62('npm_', sample.base62(30)), 'npm_')).toBe(true)
  })
})

describe('isApifyToken', () => {
  test.each(['apify|_api_9uyewBxQUF1EXWdKVc4lNaTSM461Ls4oQouz', 'apify|_api_NcjXcxEz2XL1irjppyWSHvjghalQOd1LXOHv'])(
    'accepts a published token: %s',
    (value) => {
      expect(isApifyToken(join(value))).toBe(true)
      expect(isApifyToken(altered(join(value)))).toBe(false)
    },
  )

  test('accepts what asApifyToken makes', () => {
    expect(isApifyToken(asApifyToken(`apify_api_${sample.base62(30)}`))).toBe(true)
  })
})

describe('endsInCrc32Hex', () => {
  test.each([
    ['Cloudflare', 'cfut|_', '', 'cfut|_ZE4CrcFhEIDXk9vL2sTLeARsFp2ZZYbydVDhhIUq8573bbfe'],
    ['Cloudflare', 'cfat|_', '', 'cfat|_aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStT03fa099b'],
    ['Zuplo', 'zpka|_', '_', 'zpka|_3e6c4f7d39954ca29353b7ab88589b64_de26cd55'],
    ['Zuplo', 'zpka|_', '_', 'zpka|_b3f94d8d3d4d4a6ea5c5b20d0a5bb407_18eb262b'],
  ])('accepts a published token of %s', (_, prefix, joint, value) => {
    expect(endsInCrc32Hex(join(value), join(prefix), joint)).toBe(true)
    expect(endsInCrc32Hex(altered(join(value)), join(prefix), joint)).toBe(false)
  })

  test('refuses an invented one: Cloudflare, a fixture of trufflehog', () => {
    expect(endsInCrc32Hex(join('cfut|_fygw2wMqZcUDIh7yfJs1ON43xKmTecQoXsf2o3gy8eb5bb68'), 'cfut_')).toBe(false)
  })

  test('accepts what withCrc32Hex makes', () => {
    expect(endsInCrc32Hex(withCrc32Hex('cfut_', sample.base62(40)), 'cfut_')).toBe(true)
    expect(endsInCrc32Hex(withCrc32Hex('zpka_', sample.hex(32), '_'), 'zpka_', '_')).toBe(true)
  })
})

describe('isGrafanaServiceAccountToken', () => {
  test.each(['glsa|_DaldL9OnCudSrj7jWui7wxVj9b4ltV2p_c97ad013', 'glsa|_ThisI5NtTheTok3nYou8reLo0k1ngF0r_0a2a3df7'])(
    'accepts a published token: %s',
    (value) => {
      expect(isGrafanaServiceAccountToken(join(value))).toBe(true)
      expect(isGrafanaServiceAccountToken(altered(join(value)))).toBe(false)
    },
  )

  test('refuses a sample that gitleaks altered', () => {
    expect(isGrafanaServiceAccountToken(join('glsa|_pITqMOBIfNH2KL4PkXJqmTyQl0D9QGxF_486f63e1'))).toBe(false)
  })

  test('accepts what asGrafanaServiceAccountToken makes', () => {
    expect(isGrafanaServiceAccountToken(asGrafanaServiceAccountToken(`glsa_${sample.base62(32)}`))).toBe(true)
  })
})

// No published token of Atlassian is at hand: zlib's own CRC-32 stands in for one.
describe('isAtlassianToken', () => {
  test.each([`ATATT3xFfGF0${sample.base64url(171)}=`, `ATBB${sample.base62(24)}`])(
    'accepts eight hex digits of the CRC-32 that zlib counts: %#',
    (head) => {
      const token = head + zlibCrc32(head).toString(16).toUpperCase().padStart(8, '0')
      expect(isAtlassianToken(token)).toBe(true)
      expect(asAtlassianToken(head)).toBe(token)
      expect(isAtlassianToken(altered(token))).toBe(false)
      expect(isAtlassianToken(`${head}00000000`)).toBe(false)
    },
  )

  test('accepts what asAtlassianToken makes', () => {
    expect(isAtlassianToken(asAtlassianToken(`ATCTT3xFfGN0${sample.base64url(171)}=`))).toBe(true)
  })
})

describe('isGitlabRoutableToken', () => {
  const published = join('glpat|-vSY1cyL948aAB440qB6L4zlu9OzsUmEV.01.0w0sfevch')

  test('accepts a published token', () => {
    expect(isGitlabRoutableToken(published)).toBe(true)
  })

  test.each([
    ['another checksum', altered(published)],
    ['another payload', published.replace('vSY1', 'vSY2')],
    ['another length', published.replace('.0w', '.0x')],
    ['no checksum', `glpat-${sample.base64url(20)}`],
  ])('refuses %s', (_, token) => {
    expect(isGitlabRoutableToken(token)).toBe(false)
  })

  test('refuses a length that is not that of the payload although the checksum holds', () => {
    const head = `glpat-${sample.base64url(32)}.01.0z`
    expect(isGitlabRoutableToken(head + radix(crc32(head), '0123456789abcdefghijklmnopqrstuvwxyz', 7))).toBe(false)
  })

  test('accepts what asGitlabRoutableToken makes', () => {
    expect(isGitlabRoutableToken(asGitlabRoutableToken('glpat-', sample.base64url(40)))).toBe(true)
    expect(isGitlabRoutableToken(asGitlabRoutableToken('glrt-t1_', sample.base64url(36)))).toBe(true)
  })
})

// Confluent describes the recipe and publishes no secret: zlib's own CRC-32 stands in for one.
describe('isConfluentSecret', () => {
  test('accepts the base64 of the CRC-32 that zlib counts', () => {
    const body = sample.base64(54)
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32LE(zlibCrc32(body))
    const secret = `cflt${body}${bytes.toString('base64').slice(0, 6)}`
    expect(isConfluentSecret(secret)).toBe(true)
    expect(isConfluentSecret(`cflt${altered(body)}${secret.slice(58)}`)).toBe(false)
  })

  test('accepts what asConfluentSecret makes', () => {
    expect(isConfluentSecret(asConfluentSecret(sample.base64(54, 'made')))).toBe(true)
  })
})

describe('isCratesTrustedPublishingToken', () => {
  test.each(['cio_tp|_gGK6jurSwKyl9V3Az19z7YEFQI9aoOOd', 'cio_tp|_0000000000000000000000000000000w'])(
    'accepts a token from the tests of crates.io: %s',
    (value) => {
      expect(isCratesTrustedPublishingToken(join(value))).toBe(true)
      expect(isCratesTrustedPublishingToken(altered(join(value)))).toBe(false)
    },
  )

  test('refuses the one that those tests refuse', () => {
    expect(isCratesTrustedPublishingToken(join('cio_tp|_00000000000000000000000000000000'))).toBe(false)
  })

  test('accepts what asCratesTrustedPublishingToken makes', () => {
    expect(isCratesTrustedPublishingToken(asCratesTrustedPublishingToken(sample.base62(31)))).toBe(true)
  })
})

describe('isUnkeyKey', () => {
  const published = join('unkey|_111thX6Lunkeyv1ZfHDZZKUs92febYZhYRcXddmzfzF2NvTkPNE18n8B8')

  test('accepts the vector of Unkey', () => {
    expect(isUnkeyKey(published)).toBe(true)
    expect(isUnkeyKey(altered(published))).toBe(false)
    expect(isUnkeyKey(published.replace('thX6', 'thX7'))).toBe(false)
  })

  test('accepts what asUnkeyKey makes', () => {
    expect(isUnkeyKey(asUnkeyKey(`unkey_${sample.base36(8)}unkeyv1${sample.base36(36)}`))).toBe(true)
  })
})

describe('isGithubFineGrainedToken', () => {
  test.each([
    'github|_pat_11AAGI73I0HFY8wJru4mTw_ZlpxaViSYQuKETGMTXMkbWFrZCqjas5OpXSUP6g5zbrE2PRUI7CfRZ3m3z3',
    'github|_pat_11AAYCBDQ0tjwxY3uiVv5v_lo8vfONwp06Vaq9ORB7pSxWM1UT5wSEuqxoxNv15mbAJTNMO62SdeYHLyzV',
  ])('accepts a published token: %#', (value) => {
    expect(isGithubFineGrainedToken(join(value))).toBe(true)
    expect(isGithubFineGrainedToken(join(value).replace('_pat_11', '_pat_12'))).toBe(false)
  })
})

describe('isAzureIdentifiableKey', () => {
  test.each([
    ['Storage', `${'a'.repeat(76)}+ASt|5mnCaw==`, ['Default0']],
    ['Cosmos DB', `${'a'.repeat(76)}ACDb|OpqrYA==`, COSMOS],
    ['Batch', `${'a'.repeat(76)}+ABa|13FZVQ==`, ['AbAcct00']],
    ['API Management', `${'a'.repeat(76)}APIM|HbKhsQ==`, API_MANAGEMENT],
    ['Service Bus', `${'a'.repeat(33)}+ASb|HpHeAI=`, BUS],
    ['Event Hubs', `${'a'.repeat(33)}+AEh|G2s/8w=`, BUS],
    ['IoT', `${'a'.repeat(33)}AIoT|Oumzco=`, ['IoTHub00', 'DpsKey00', 'Device00']],
    ['AI Search', `${'a'.repeat(42)}AzSe|CjhzCu`, ['Query000', 'PAdmin00']],
    ['Container Registry', `${'d'.repeat(42)}+ACR|CUDxQE`, ['ACRDflt0']],
    ['Functions', `${'d'.repeat(44)}AzFu|182vhA`, ['Master00', 'System00', 'Functi00']],
  ])('accepts the vector of microsoft/security-utilities for %s', (_, value, seeds) => {
    expect(isAzureIdentifiableKey(join(value), seeds)).toBe(true)
    expect(isAzureIdentifiableKey(join(value), ['NoSeed00'])).toBe(false)
  })

  test('reads the alphabet of URLs as well', () => {
    const value = join(`${'a'.repeat(33)}+AEh|G2s/8w=`)
    expect(isAzureIdentifiableKey(value.replace('+', '-').replace('/', '_'), BUS)).toBe(true)
  })

  test.each([
    ['an invented one of trufflehog', 's3cEZKH3yytiVnJ3h+eI3qhhzf9l1vNwEi1+q+WGdd|+ACRCZ7JD6'],
    ['a text that is too short', 'ACRD'],
  ])('refuses %s', (_, value) => {
    expect(isAzureIdentifiableKey(join(value), ['ACRDflt0'])).toBe(false)
  })

  test('accepts what asAzureIdentifiableKey makes, for its seed only', () => {
    const key = asAzureIdentifiableKey(Buffer.from(sample.base62(60)), 'Default0')
    expect(isAzureIdentifiableKey(key, ['Default0'])).toBe(true)
    expect(isAzureIdentifiableKey(key, BUS)).toBe(false)
  })
})

describe('isEntraClientSecret', () => {
  test('accepts the example of microsoft/security-utilities (SEC101/156)', () => {
    const secret = join(`zzz8Q~|${'z'.repeat(31)}blP`)
    expect(isEntraClientSecret(secret)).toBe(true)
    expect(isEntraClientSecret(altered(secret))).toBe(false)
    expect(isEntraClientSecret(secret.replace('zzz8', 'zzy8'))).toBe(false)
  })
})

describe('isAgeIdentity', () => {
  const documented = join('AGE-SECRET-KEY-|1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX')

  test('accepts the key in the documentation of age, in either case', () => {
    expect(isAgeIdentity(documented)).toBe(true)
    expect(isAgeIdentity(documented.toLowerCase())).toBe(true)
  })

  test.each([
    ['another checksum', documented.replace('GAEX', 'GAEY')],
    ['another body', documented.replace('1GFP', '1GFQ')],
    ['a character that Bech32 leaves out', documented.replace('1GFP', '1BFP')],
  ])('refuses %s', (_, identity) => {
    expect(isAgeIdentity(identity)).toBe(false)
  })

  test('accepts what asAgeIdentity makes', () => {
    expect(isAgeIdentity(asAgeIdentity(sample.of('qpzry9x8gf2tvdw0s3jn54khce6mua7l', 52)))).toBe(true)
  })
})

describe('the parts', () => {
  // The check values that catalogues of CRCs give for these nine digits.
  test('crc32 and crc32c give their check values', () => {
    expect(crc32('123456789').toString(16)).toBe('cbf43926')
    expect(crc32c('123456789').toString(16)).toBe('e3069283')
    expect(crc32('')).toBe(0)
  })

  test.each([
    [0, 6, '000000'],
    [61, 1, 'z'],
    [62, 1, '10'],
    [0xffffffff, 6, '4gfFC3'],
  ])('radix writes %i in base62 with %i digits at least', (value, width, digits) => {
    expect(radix(value, BASE62, width)).toBe(digits)
  })

  test('marvin32 gives what the storage key of microsoft/security-utilities ends in', () => {
    const bytes = Buffer.from(join(`${'a'.repeat(76)}+ASt|5mnCaw==`), 'base64')
    expect(marvin32(bytes.subarray(0, -4), 'Default0')).toBe(bytes.readUInt32LE(bytes.length - 4))
    expect(marvin32(bytes.subarray(0, -4), 'Default1')).not.toBe(bytes.readUInt32LE(bytes.length - 4))
  })
})

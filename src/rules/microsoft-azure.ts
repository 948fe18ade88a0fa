import { assigned } from '../core/assigned.js'
import { asAzureIdentifiableKey, isAzureIdentifiableKey } from '../core/checksum.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Signatures, places and seeds of identifiable keys: microsoft/security-utilities, IdentifiableMetadata.cs. Event Grid
// is absent because its seed is not published, Redis because some of its checksums are made another way.
const SIGNATURES = 'https://github.com/microsoft/security-utilities'
const MESSAGING = ['Send0000', 'Listen00', 'Manage00', 'System00', 'Unknown0']
const COSMOS = ['MastRW00', 'MastRO00', 'SystRW00', 'SystRO00', 'SysAll00', 'Resour00', 'Encryp00']
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  '+ASt': ['Default0'],
  ACDb: COSMOS,
  '+ABa': ['AbAcct00'],
  '+AMC': ['Classic0'],
  APIM: ['Tenant00', 'IoTHub00', 'IotHub00', 'Gatewy00', 'Gateway0', 'GitKey00'],
  '+ASb': MESSAGING,
  '+AEh': MESSAGING,
  '+ARm': MESSAGING,
  AIoT: ['IoTHub00', 'DpsKey00', 'Device00'],
}

/** Whether the checksum holds, where the key carries a signature at `at` whose seeds are known. */
const isIntact = (at: number) => (secret: string) => {
  const seeds = SEEDS[secret.slice(at, at + 4)]
  return seeds === undefined || isAzureIdentifiableKey(secret, seeds)
}

/** A base64 key whose signature stands after `before` characters, and whose checksum holds. */
const key = (before: number, signature: string, bytes: number, seed: string, name = signature) =>
  asAzureIdentifiableKey(
    Buffer.from(`${sample.base64(before, name)}${signature}AAAA`, 'base64').subarray(0, bytes - 4),
    seed,
  )

const LEFT = '(?<![A-Za-z0-9+/])'
const BYTES_64 = '[A-Za-z0-9+/]{86}=='
const BYTES_32 = '[A-Za-z0-9+/]{43}='

const storage: Remediation = {
  risk: 'read, change and delete everything in the storage account: blobs, files, queues and tables',
  revokeAt:
    'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Storage%2FStorageAccounts',
  steps: [
    'Open the storage account, “Security + networking”, “Access keys”, and see whether key1 or key2 leaked.',
    'Point your applications to the other key, then choose “Rotate key” on the leaked one.',
    'Every SAS token that the leaked key signed ends with it: issue those again.',
    'Read the StorageRead and StorageWrite logs for callers you do not know.',
  ],
  command: 'az storage account keys renew -g <group> -n <account> --key key1',
  overlap: 'key1 and key2 are valid at the same time.',
  prevention: [
    'Disable “Allow storage account key access”, and give identities a data role such as Storage Blob Data Reader.',
    'Hand out user delegation SAS tokens of a few minutes instead of the key.',
  ],
}

const cosmos: Remediation = {
  risk: 'read, change and drop every database and container of the Cosmos DB account',
  revokeAt: 'https://portal.azure.com/#browse/Microsoft.DocumentDb%2FdatabaseAccounts',
  steps: [
    'Open the Cosmos DB account, Settings, Keys, and find out which of the four keys leaked.',
    'Move your applications to the secondary key, wait until requests with the primary key stop, then “Regenerate primary key”.',
    'Search the DataPlaneRequests log for addresses that are not yours.',
  ],
  command: 'az cosmosdb keys regenerate -g <group> -n <account> --key-kind primary',
  overlap: 'Primary and secondary key work side by side.',
  prevention: [
    'Set disableLocalAuth on the account and use the data-plane roles of Entra ID.',
    'Where only reading is needed, give the read-only key.',
  ],
}

const messaging: Remediation = {
  risk: 'send, receive or manage messages and devices, as the shared access policy behind the key permits',
  revokeAt: 'https://portal.azure.com/#browse/Microsoft.ServiceBus%2Fnamespaces',
  steps: [
    'Find the namespace, hub or topic from the Endpoint or HostName, and open “Shared access policies” (Event Grid: “Access keys”).',
    'Move senders and listeners to the secondary key, then choose “Regenerate primary key”; do the same the other way around.',
    'If the policy is RootManageSharedAccessKey, look for queues, consumer groups and policies that you did not create.',
  ],
  command:
    'az servicebus namespace authorization-rule keys renew -g <group> --namespace-name <namespace> -n <policy> --key PrimaryKey',
  overlap: 'Primary and secondary key of a policy are both valid.',
  prevention: [
    'Set “Local Authentication” to disabled and connect with managed identities.',
    'Make one policy for each application, with Send or Listen alone, on the queue instead of the namespace.',
  ],
}

export default defineRules(
  {
    id: 'azure-storage-account-key',
    provider: 'Microsoft Azure',
    title: 'Azure storage account key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'AccountKey',
      'account_key',
      'account-key',
      'storagekey',
      'storage_key',
      'storage-key',
      'storageaccess',
      'storage_access',
      'SharedKeyCredential',
      'azure',
    ],
    // The emulators of storage and of Cosmos DB have keys that everyone knows; they are told by their heads.
    ...assigned(
      'account[_-]?key|storage[_-]?(?:access[_-]?)?key|SharedKeyCredential\\(["\'`]?[A-Za-z0-9]{3,24}|azure',
      `(?!Eby8vdM0|C2y6yDjf)${BYTES_64}`,
      'A-Za-z0-9+/',
    ),
    checksum: isIntact(76),
    precedence: 1,
    variable: 'AZURE_STORAGE_KEY',
    remediation: storage,
    source: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    examples: [
      `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${sample.base64(86)}==;EndpointSuffix=core.windows.net`,
      `AZURE_STORAGE_KEY="${key(76, '+ASt', 64, 'Default0')}"`,
      `new StorageSharedKeyCredential("shop", "${sample.base64(86, 'js')}==")`,
    ],
    counterexamples: [
      `AccountName=devstoreaccount1;AccountKey=${'Eby8vdM0'}2xNOcqFl${sample.base64(70)}==`,
      `"@azure/storage-blob": "sha512-${sample.base64(86)}=="`,
      `AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=${sample.base64(86)}==`,
    ],
  },
  {
    id: 'azure-storage-account-key-identifiable',
    provider: 'Microsoft Azure',
    title: 'Azure storage account key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['+ASt'],
    pattern: new RegExp(`${LEFT}(?<secret>[A-Za-z0-9+/]{76}\\+ASt[A-Za-z0-9+/]{5}[AQgw]==)(?!=)`, 'g'),
    checksum: isIntact(76),
    variable: 'AZURE_STORAGE_KEY',
    remediation: storage,
    source: SIGNATURES,
    examples: [`key: ${key(76, '+ASt', 64, 'Default0', 'yaml')}`, `"${key(76, '+ASt', 64, 'Default0', 'string')}"`],
    counterexamples: [`key: ${sample.base64(86)}==`],
  },
  {
    id: 'azure-identifiable-key-64',
    provider: 'Microsoft Azure',
    title: 'Azure Cosmos DB, Batch, Machine Learning or API Management key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ACDb', '+ABa', '+AMC', 'APIM'],
    pattern: new RegExp(
      `${LEFT}(?<secret>[A-Za-z0-9+/]{76}(?:ACDb|\\+ABa|\\+AMC|APIM)[A-Za-z0-9+/]{5}[AQgw]==)(?!=)`,
      'g',
    ),
    checksum: isIntact(76),
    variable: 'AZURE_COSMOS_KEY',
    remediation: {
      risk: 'do with the resource what its owner can: all data of a Cosmos DB account, all pools of a Batch account, or the API gateway',
      revokeAt: 'https://portal.azure.com/#allresources',
      steps: [
        'The signature after 76 characters names the service: ACDb is Cosmos DB, +ABa Batch, +AMC Machine Learning (classic), APIM API Management.',
        'Cosmos DB: Settings, Keys, “Regenerate” after moving to the other key. Batch: Settings, Keys, “Regenerate”.',
        'API Management: Subscriptions, the menu of the row, “Regenerate primary key”; for gateway or Git keys their own page.',
        'Look through the diagnostic logs of the resource for calls that are not yours.',
      ],
      command: 'az cosmosdb keys regenerate, or az batch account keys renew',
      overlap: 'These keys come in pairs, primary and secondary, which both work.',
      prevention: ['Disable local authentication on the resource and give identities Entra data-plane roles.'],
    },
    source: SIGNATURES,
    examples: [
      `key: ${key(76, 'ACDb', 64, 'MastRW00')}`,
      `BATCH_ACCOUNT=${key(76, '+ABa', 64, 'AbAcct00')}`,
      `'${key(76, 'APIM', 64, 'GitKey00')}'`,
    ],
    counterexamples: [],
  },
  {
    id: 'azure-identifiable-key-64-cosmos',
    provider: 'Microsoft Azure',
    title: 'Azure Cosmos DB key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['cosmos', 'documentdb', 'docdb', 'AccountEndpoint'],
    ...assigned(
      'cosmos|documentdb|docdb|AccountEndpoint=https?://[^;\\s"\']{1,120};AccountKey',
      `(?!C2y6yDjf)${BYTES_64}`,
      'A-Za-z0-9+/',
    ),
    checksum: isIntact(76),
    precedence: 2,
    variable: 'AZURE_COSMOS_KEY',
    remediation: cosmos,
    source: 'https://learn.microsoft.com/azure/cosmos-db/secure-access-to-data',
    examples: [
      `AccountEndpoint=https://shop.documents.azure.com:443/;AccountKey=${sample.base64(86, 'old')}==;`,
      `COSMOS_KEY=${key(76, 'ACDb', 64, 'MastRO00', 'env')}`,
    ],
    counterexamples: [
      `AccountEndpoint=https://localhost:8081/;AccountKey=${'C2y6yDjf'}5/R+ob0N${sample.base64(70)}==`,
      `AccountName=shop;AccountKey=${sample.base64(86)}==`,
    ],
  },
  {
    id: 'azure-identifiable-key-32',
    provider: 'Microsoft Azure',
    title: 'Azure Service Bus, Event Hubs, Relay, IoT, Event Grid or Redis key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['+ASb', '+AEh', '+ARm', 'AIoT', 'AZEG', 'AzCa'],
    pattern: new RegExp(
      `${LEFT}(?<secret>[A-Za-z0-9+/]{33}(?:\\+ASb|\\+AEh|\\+ARm|AIoT|AZEG|AzCa)[A-P][A-Za-z0-9+/]{5}=)(?!=)`,
      'g',
    ),
    checksum: isIntact(33),
    variable: 'AZURE_SERVICEBUS_KEY',
    remediation: {
      ...messaging,
      steps: [
        'The signature after 33 characters names the service: +ASb Service Bus, +AEh Event Hubs, +ARm Relay, AIoT IoT Hub, AZEG Event Grid, AzCa Redis.',
        'Open the resource: “Shared access policies” for the messaging services and IoT Hub, “Access keys” for Event Grid, Authentication for Redis.',
        'Move clients to the secondary key, regenerate the primary one, then do the same the other way around.',
      ],
    },
    source: SIGNATURES,
    examples: [
      `key: ${key(33, '+ASb', 32, 'Send0000')}`,
      `EVENTHUB="${key(33, '+AEh', 32, 'Listen00')}"`,
      `'${key(33, 'AIoT', 32, 'IoTHub00')}'`,
      `redis: ${sample.base64(33)}AzCaA${sample.base64(5)}=`,
    ],
    counterexamples: [`key: ${sample.base64(43)}=`],
  },
  {
    id: 'azure-identifiable-key-32-connection',
    provider: 'Microsoft Azure',
    title: 'Azure shared access key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['SharedAccessKey', 'shared_access_key', 'shared-access-key'],
    // Keys from before the signatures are 32 random bytes.
    ...assigned('shared[_-]?access[_-]?key', BYTES_32, 'A-Za-z0-9+/'),
    checksum: isIntact(33),
    precedence: 1,
    variable: 'AZURE_SERVICEBUS_CONNECTION_STRING',
    remediation: messaging,
    source: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
    examples: [
      `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=${sample.base64(43)}=`,
      `HostName=shop.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key(33, 'AIoT', 32, 'IoTHub00', 'host')}`,
    ],
    counterexamples: [`SharedAccessKey=${'x'.repeat(43)}=`, `SharedAccessKeyName=${sample.base62(20)}`],
  },
  {
    id: 'azure-identifiable-key-32-redis',
    provider: 'Microsoft Azure',
    title: 'Azure Cache for Redis access key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['redis', 'password'],
    ...assigned('redis|password', BYTES_32, 'A-Za-z0-9+/'),
    context: ['redis.cache.windows.net', 'redis.azure.net', 'azureredis', 'azure_redis'],
    precedence: 1,
    variable: 'AZURE_REDIS_KEY',
    remediation: {
      risk: 'read, change and flush everything in the cache',
      revokeAt: 'https://portal.azure.com/#browse/Microsoft.Cache%2FRedis',
      steps: [
        'Open the cache, Settings, Authentication, “Access keys”.',
        'Connect your applications with the secondary key, then choose “Regenerate Primary”.',
        'Assume that sessions and tokens held in the cache were read: end them.',
      ],
      command: 'az redis regenerate-keys -g <group> -n <cache> --key-type Primary',
      overlap: 'Primary and secondary key of the cache are both valid.',
      prevention: ['Choose “Disable Access Keys Authentication” and let applications sign in with Entra ID.'],
    },
    source: 'https://learn.microsoft.com/azure/azure-cache-for-redis/cache-configure',
    examples: [
      `shop.redis.cache.windows.net:6380,password=${sample.base64(43)}=,ssl=True,abortConnect=False`,
      `REDIS_HOST=shop.redis.cache.windows.net\nREDIS_KEY=${sample.base64(33, 'env')}AzCaB${sample.base64(5)}=`,
    ],
    counterexamples: [
      `redis://localhost,password=${sample.base64(43)}=`,
      `shop.redis.cache.windows.net:6380,password=${'x'.repeat(43)}=`,
    ],
  },
  {
    id: 'azure-search-acr-functions-key',
    provider: 'Microsoft Azure',
    title: 'Azure AI Search key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AzSe'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{42}AzSe[A-Za-z0-9+/]{6})(?![A-Za-z0-9+/])/g,
    checksum: (secret) => isAzureIdentifiableKey(secret, ['Query000', 'PAdmin00']),
    variable: 'AZURE_SEARCH_KEY',
    remediation: {
      risk: 'query every index of the search service and, with an admin key, change and delete them',
      revokeAt: 'https://portal.azure.com/#browse/Microsoft.Search%2FsearchServices',
      steps: [
        'Open the search service, Settings, Keys. A query key is deleted there; an admin key is regenerated.',
        'For an admin key, move indexers and applications to the secondary one before “Regenerate” on the primary.',
        'Compare indexes, data sources and skillsets with what you deployed.',
      ],
      command: 'az search admin-key renew -g <group> --service-name <service> --key-kind primary',
      overlap: 'Two admin keys are valid at once, and up to 50 query keys.',
      prevention: ['Set “API Access control” to role-based only; ship nothing but query keys to clients.'],
    },
    source: SIGNATURES,
    examples: [
      `AZURE_SEARCH_KEY=${key(42, 'AzSe', 39, 'PAdmin00', 'a1')}`,
      `api-key: ${key(42, 'AzSe', 39, 'Query000', 'a2')}`,
    ],
    counterexamples: [`AZURE_SEARCH_KEY=${sample.base62(52)}`],
  },
  {
    id: 'azure-search-acr-functions-key-registry',
    provider: 'Microsoft Azure',
    title: 'Azure Container Registry password',
    severity: 'high',
    certainty: 'certain',
    keywords: ['+ACR'],
    pattern: /(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{42}\+ACR[A-Za-z0-9+/]{6})(?![A-Za-z0-9+/])/g,
    checksum: (secret) => isAzureIdentifiableKey(secret, ['ACRDflt0']),
    variable: 'ACR_PASSWORD',
    remediation: {
      risk: 'pull your container images and push others in their place',
      revokeAt: 'https://portal.azure.com/#browse/Microsoft.ContainerRegistry%2Fregistries',
      steps: [
        'Open the registry, Settings, “Access keys”, and regenerate the leaked one of password and password2.',
        'If the name is not that of the registry, the password belongs to a token: “Repository permissions”, Tokens, generate it again.',
        'Compare the digests of your tags with those of the builds; delete manifests that you did not push.',
      ],
      command: 'az acr credential renew -n <registry> --password-name password',
      overlap: 'password and password2 are valid at the same time.',
      prevention: [
        'Switch “Admin user” off; let clusters pull with AcrPull on a managed identity.',
        'Where a token must be, scope it to its repositories and give it an expiry.',
      ],
    },
    source: SIGNATURES,
    examples: [
      `ACR_PASSWORD=${key(42, '+ACR', 39, 'ACRDflt0')}`,
      `docker login shop.azurecr.io -u shop -p ${key(42, '+ACR', 39, 'ACRDflt0', 'docker')}`,
    ],
    counterexamples: [`ACR_PASSWORD=${sample.base64(52)}`],
  },
  {
    id: 'azure-search-acr-functions-key-functions',
    provider: 'Microsoft Azure',
    title: 'Azure Functions key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AzFu'],
    pattern: /(?<![A-Za-z0-9_-])(?<secret>[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw](?:==)?)(?![A-Za-z0-9_-])/g,
    checksum: (secret) => isAzureIdentifiableKey(secret, ['Master00', 'System00', 'Functi00']),
    variable: 'AZURE_FUNCTION_KEY',
    remediation: {
      risk: 'call your functions and, with the master key, change the function app through its admin API',
      revokeAt: 'https://portal.azure.com/#browse/Microsoft.Web%2Fsites/kind/functionapp',
      steps: [
        'Open the function app, Functions, “App keys”, or the function and “Function keys”, and find the value.',
        'Choose “Renew key value” and give callers the new one; for the master key (_master) do it at once.',
        'Look at Application Insights for calls with addresses that you do not know.',
      ],
      command: 'az functionapp keys set -g <group> -n <app> --key-type functionKeys --key-name default',
      overlap: 'Add a second named key, move callers, then delete the first.',
      prevention: [
        'Put App Service authentication or API Management in front; a key in a URL ends up in logs.',
        'Use one function key for each caller and never the master key.',
      ],
    },
    source: SIGNATURES,
    examples: [
      `https://shop.azurewebsites.net/api/run?code=${key(44, 'AzFu', 40, 'Functi00').replaceAll('+', '-').replaceAll('/', '_')}`,
      `x-functions-key: ${key(44, 'AzFu', 40, 'Master00', 'm').replaceAll('+', '-').replaceAll('/', '_')}`,
    ],
    counterexamples: [`code=${sample.base62(54)}==`],
  },
  {
    id: 'azure-cask-key',
    provider: 'Microsoft Azure',
    title: 'Azure key of the common format (AI services, Maps, Communication Services, and others)',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['JQQJ9'],
    // 52 random, the mark, year and month, 12 of the platform, 4 of the provider, its signature, a checksum. The long
    // form carries all of the checksum and padding. Azure DevOps has a rule of its own.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<random>[A-Za-z0-9]{52})JQQJ9\d[A-Za-z0-9][A-L][A-Za-z0-9]{16}(?!AZDO)[A-Za-z0-9]{4}(?:[A-Za-z0-9]{4}|[A-Za-z0-9+/]{6}==))(?![A-Za-z0-9=])/g,
    variable: 'AZURE_OPENAI_API_KEY',
    remediation: {
      risk: 'use the service named near its end at your cost and read what you keep there: ACOG is Azure AI and OpenAI, AZMP Maps, AZCS Communication Services, AZEG Event Grid, AZAC App Configuration',
      revokeAt: 'https://portal.azure.com/#allresources',
      steps: [
        'Read the four letters that stand four characters before the end, and open the resource of that service.',
        'Under “Keys and Endpoint” (Maps: Authentication; Communication Services: Keys; Event Grid: “Access keys”) move to KEY 2.',
        'Choose “Regenerate Key1”, or the other way around if KEY 2 is the one that leaked.',
        'Look at Metrics and “Cost analysis” of the resource for use that is not yours.',
      ],
      command: 'az cognitiveservices account keys regenerate -g <group> -n <resource> --key-name key1',
      overlap: 'Both keys of the resource are valid.',
      prevention: [
        'Set disableLocalAuth on the resource and call it with a managed identity.',
        'Limit the resource to your networks under Networking.',
      ],
    },
    source: SIGNATURES,
    examples: [
      `AZURE_OPENAI_API_KEY=${sample.base62(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}ACOG${sample.base62(4)}`,
      `"subscription-key": "${sample.base62(52, 'maps')}${'JQQJ99'}BGACAAAAA${sample.base62(9)}AZMP${sample.base62(4)}"`,
      `key=${sample.base62(52, 'long')}${'JQQJ99'}AKACAAAAA${sample.base62(9)}AZCS${sample.base62(6)}==`,
    ],
    counterexamples: [
      `${'H'.repeat(52)}${'JQQJ99'}AEAAAAAAAAAAAAAAAAACOG3Ml2`,
      `${sample.base62(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}AZDO${sample.base62(4)}`,
      `${sample.base62(52)}${'JQQJ99'}BZACAAAAA${sample.base62(9)}ACOG${sample.base62(4)}`,
    ],
  },
  {
    id: 'azure-sas-token',
    provider: 'Microsoft Azure',
    title: 'Azure shared access signature',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sig='],
    // 43 characters of base64, of which `+` and `/` take three each where they are escaped.
    pattern:
      /(?:(?<![A-Za-z0-9_])|(?<=u0026))sig=(?<secret>(?:(?![A-Za-z0-9%+/]{0,120}%3[dD]%3)[A-Za-z0-9%+/]{43,120})(?:%3[dD]|=))(?![A-Za-z0-9%=])/g,
    // The version of the storage service, or the head of a Service Bus signature.
    context: ['sv=20', 'sharedaccesssignature sr='],
    variable: 'AZURE_STORAGE_SAS_TOKEN',
    remediation: {
      risk: 'read or write what the signature covers until the date in “se”; nobody can list who holds it',
      revokeAt:
        'https://portal.azure.com/#view/HubsExtension/BrowseResource/resourceType/Microsoft.Storage%2FStorageAccounts',
      steps: [
        'Read sp (permissions), sr or ss (what it covers) and se (expiry) in the URL; an expired one needs nothing.',
        'If it has si=, delete that stored access policy under “Access policy” of the container, share or queue.',
        'If it has skoid=, run the command that revokes user delegation keys; else rotate the account key that signed it under “Access keys”.',
      ],
      command: 'az storage account revoke-delegation-keys -g <group> -n <account>',
      prevention: [
        'Make user delegation SAS tokens, valid for minutes, over HTTPS and for one IP range.',
        'Tie service SAS tokens to a stored access policy, so that they can be taken back.',
        'Set a “SAS expiration policy” on the storage account.',
      ],
    },
    source: 'https://learn.microsoft.com/azure/storage/common/storage-sas-overview',
    examples: [
      `https://shop.blob.core.windows.net/c/b?sp=r&st=2026-01-01&se=2027-01-01&sv=2024-11-04&sr=b&sig=${sample.base62(40)}%2Bab%3D`,
      `AZURE_SAS="sv=2022-11-02&ss=bfqt&srt=sco&sp=rwdl&se=2026-12-31T00:00:00Z&spr=https&sig=${sample.base62(30, 'plain')}%2F${sample.base62(12)}%3D"`,
      `SharedAccessSignature sr=sb%3a%2f%2fshop.servicebus.windows.net&sig=${sample.base62(43, 'bus')}%3d&se=1790000000&skn=send`,
    ],
    counterexamples: [`https://example.com/a?sig=${sample.base62(43)}%3D`, '?sv=2022-11-02&sr=b&sig=<signature>'],
  },
  {
    id: 'azure-app-configuration',
    provider: 'Microsoft Azure',
    title: 'Azure App Configuration connection string',
    severity: 'high',
    certainty: 'certain',
    keywords: ['azconfig'],
    pattern:
      /azconfig\.(?:io|azure\.us|azure\.cn);Id=[^;\s"']{4,80};Secret=(?<secret>[A-Za-z0-9+/]{36,100}={0,2})(?![A-Za-z0-9+/=])/g,
    context: ['azconfig'],
    precedence: 2,
    variable: 'AZURE_APPCONFIG_CONNECTION_STRING',
    remediation: {
      risk: 'read every setting and feature flag of the store, often with other secrets among them, and change them unless the key is read-only',
      revokeAt: 'https://portal.azure.com/#browse/Microsoft.AppConfiguration%2FconfigurationStores',
      steps: [
        'Open the configuration store, Settings, “Access settings”, and find the key whose Id stands in the string.',
        'Connect your applications with the secondary key, then choose “Regenerate” on the leaked one.',
        'Rotate every secret that was kept in the store as a plain value.',
      ],
      command: 'az appconfig credential regenerate -n <store> --id <Id>',
      overlap: 'Primary and secondary key are valid at the same time.',
      prevention: [
        'Disable “Access keys” and give identities the role App Configuration Data Reader.',
        'Keep secrets in Key Vault and only references to them in the store.',
      ],
    },
    source: 'https://learn.microsoft.com/azure/azure-app-configuration/howto-disable-access-key-authentication',
    examples: [
      `Endpoint=https://shop.azconfig.io;Id=Ab1c-l9-s0:${sample.base62(20)};Secret=${sample.base64(43)}=`,
      `"AppConfig": "Endpoint=https://shop.azconfig.io;Id=a2Bc;Secret=${sample.base62(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}AZAC${sample.base62(4)}"`,
    ],
    counterexamples: [
      'Endpoint=https://shop.azconfig.io;Id=<id>;Secret=<secret>',
      `Endpoint=https://shop.example.io;Id=Ab1c;Secret=${sample.base64(43)}=`,
    ],
  },
)

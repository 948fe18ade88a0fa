import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'thingsboard-device-token',
    provider: 'ThingsBoard',
    title: 'ThingsBoard device access token',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['thingsboard'],
    context: ['thingsboard'],
    // The token is a part of the path of every HTTP and CoAP request of a device.
    pattern: /(?<=\/api\/v1\/)(?<secret>[A-Za-z0-9]{20})(?=\/(?:telemetry|attributes|rpc|claim|firmware|software))/g,
    reach: { before: 64, after: 128 },
    isGenuine: (secret) => /\d/.test(secret),
    variable: 'THINGSBOARD_ACCESS_TOKEN',
    remediation: {
      risk: 'send telemetry in the name of this device, and receive the commands that are meant for it',
      revokeAt: 'https://thingsboard.io/docs/user-guide/access-token/',
      steps: [
        'Open “Devices”, the device, “Manage credentials”, and write a new access token.',
        'Load it onto the device, which cannot report until then.',
        'Look at the latest telemetry for values that the device did not measure.',
      ],
      prevention: [
        'Use X.509 certificates or MQTT basic credentials, which do not stand in the address of each request.',
      ],
    },
    source: 'https://thingsboard.io/docs/reference/http-api/',
    examples: [
      `curl -d '{"t": 25}' https://thingsboard.cloud/api/v1/${sample.base36(20)}/telemetry`,
      `coap://coap.thingsboard.cloud/api/v1/${sample.base62(20)}/attributes`,
    ],
    counterexamples: [
      'https://thingsboard.cloud/api/v1/$ACCESS_TOKEN/telemetry',
      `https://acme-tools.io/api/v1/${sample.base36(20)}/telemetry`,
    ],
  },
  {
    id: 'thingsboard-provision-secret',
    provider: 'ThingsBoard',
    title: 'ThingsBoard provisioning key or secret',
    severity: 'high',
    certainty: 'certain',
    keywords: ['provisiondevicekey', 'provisiondevicesecret', 'provision_device_key', 'provision_device_secret'],
    pattern:
      /provision_?device_?(?:key|secret)\\?["']?\s{0,4}[:=]\s{0,4}\\?["']?(?<secret>[A-Za-z0-9]{20})(?![A-Za-z0-9])/gi,
    isAssignment: true,
    isGenuine: (secret) => /\d/.test(secret),
    variable: 'THINGSBOARD_PROVISION_SECRET',
    remediation: {
      risk: 'register devices of this profile and get access tokens for them',
      revokeAt: 'https://thingsboard.io/docs/user-guide/device-provisioning/',
      steps: [
        'Open the device profile, “Device provisioning”, and generate another key and secret.',
        'Delete devices that you did not register.',
        'Put the new pair into the firmware of devices that are not registered yet.',
      ],
      prevention: ['Allow the provisioning of devices that are in a list only (“Check for pre-provisioned devices”).'],
    },
    source: 'https://thingsboard.io/docs/user-guide/device-provisioning/',
    examples: [`{"provisionDeviceSecret": "${sample.base36(20, 'secret')}"}`],
    counterexamples: ['{"provisionDeviceKey": "YOUR_PROVISION_KEY_HERE"}'],
  },
)

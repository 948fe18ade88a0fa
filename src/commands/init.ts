import type { ScanRequest } from './scan.js'
import type { ExitCode, World } from './world.js'

export async function init(_world: World, _request: ScanRequest): Promise<ExitCode> {
  return 2
}

export async function uninstall(_world: World, _request: ScanRequest): Promise<ExitCode> {
  return 2
}

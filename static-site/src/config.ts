import { ApiError, Unreachable } from './api'
import type { Config } from './shapes'

/** Where the API is. Asked for once, and again after no answer; throws ApiError and Unreachable. */
export function createConfig(): () => Promise<Config> {
  let config: Promise<Config> | null = null
  return () =>
    (config ??= loadConfig().catch((error) => {
      config = null
      throw error
    }))
}

/**
 * Written at deploy beside index.html, which has it preloaded: so it is fetched without options of its own. The bucket
 * says that nobody may keep it, so a moved API is found at the next load.
 */
async function loadConfig(): Promise<Config> {
  const response = await fetch('./config.json').catch((error) => {
    throw new Unreachable(String(error))
  })
  if (!response.ok) throw new ApiError(response.status, 'no_config', 'config.json is missing beside index.html')
  return (await response.json()) as Config
}

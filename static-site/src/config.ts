import { ApiError, Unreachable } from './api'
import type { Config } from './shapes'

/** Written at deploy beside index.html; never cached, so a moved API is found at the next load. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('./config.json', { cache: 'no-store' }).catch((error) => {
    throw new Unreachable(String(error))
  })
  if (!response.ok) throw new ApiError(response.status, 'no_config', 'config.json is missing beside index.html')
  return (await response.json()) as Config
}

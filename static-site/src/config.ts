import type { Config } from './shapes'

/**
 * Where the API is: written into index.html at deploy, beside the policy that allows to talk to it. A file of its own
 * would have to arrive before the first question could be asked.
 */
export function readConfig(): Config {
  return { api: written('arvio-api'), websocket: written('arvio-websocket') }
}

/** The course's title, which a publish may change: from config.json, never cached. Nothing when it cannot be read. */
export async function loadTitle(): Promise<string> {
  const config = await fetch('./config.json', { cache: 'no-store' })
    .then((response) => response.json())
    .catch(() => null)
  return String(config?.title ?? '')
}

function written(name: string): string {
  return document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)!.content
}

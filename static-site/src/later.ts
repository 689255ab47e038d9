const AGAIN_AFTER_MS = 5000

/** A part of the page that is fetched when it is wanted. While the network is away it is asked for again. */
export async function later<T>(fetchPart: () => Promise<T>): Promise<T> {
  return fetchPart().catch(async () => {
    await networkMayBeBack()
    return later(fetchPart)
  })
}

function networkMayBeBack(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, AGAIN_AFTER_MS)
    addEventListener('online', done, { once: true })

    function done(): void {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
  })
}

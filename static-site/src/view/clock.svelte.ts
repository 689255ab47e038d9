/** A clock that ticks only while somebody needs it. To be called while a component is being set up. */
export function createClock(isNeeded: () => boolean, everyMilliseconds: number): { readonly now: number } {
  let now = $state.raw(Date.now())
  $effect(() => {
    if (!isNeeded()) return
    now = Date.now()
    const timer = setInterval(() => (now = Date.now()), everyMilliseconds)
    return () => clearInterval(timer)
  })
  return {
    get now() {
      return now
    },
  }
}

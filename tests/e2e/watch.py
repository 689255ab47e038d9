"""Scripts that take the time inside the page, where nothing of the test stands between an event and its clock."""

# When the code can be typed and sent.
INTERACTIVE = """
new MutationObserver(() => {
  const label = document.querySelector('[aria-label="Your code"] textarea, [aria-label="Your code"] .button-primary')
  if (label && !window.interactiveAt) window.interactiveAt = performance.now()
}).observe(document, {subtree: true, childList: true})
"""

# From the push of a verdict to the frame after it stands in the page: first how it ended, then the whole of it.
VERDICT = """
const {set} = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage')
Object.defineProperty(WebSocket.prototype, 'onmessage', {set(hear) {
  set.call(this, event => {
    if (/"status": ?"(passed|failed)"/.test(event.data)) window.pushedAt = performance.now()
    hear(event)
  })
}})
const seen = {visibleAt: /Passed/, completeAt: /tests? passed/}
new MutationObserver(() => {
  const text = document.querySelector('[aria-labelledby=verdict-title]')?.textContent ?? ''
  for (const [name, words] of Object.entries(seen))
    if (window.pushedAt && !window[name] && words.test(text))
      requestAnimationFrame(() => (window[name] ??= performance.now()))
}).observe(document, {subtree: true, childList: true, characterData: true})
"""

import { afterEach, vi } from 'vitest'

// jsdom has no dialog behaviour; the browser tests show the real one.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
  localStorage.clear()
  location.hash = ''
})

import { afterEach, vi } from 'vitest'

// jsdom has no dialog behaviour; the browser tests show the real one.
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  this.open = true
}

// Nor does it lay anything out; whether something must scroll is for the browser tests to see.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}

afterEach(() => {
  vi.useRealTimers()
  document.body.replaceChildren()
  localStorage.clear()
  location.hash = ''
})

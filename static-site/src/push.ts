import type { Hint } from './shapes'

const FIRST_DELAY_MS = 500
const LONGEST_DELAY_MS = 30_000
const PING_EVERY_MS = 5 * 60_000
const PONG_WITHIN_MS = 10_000
const SNAPSHOT_WITHIN_MS = 10_000
// API Gateway ends every connection at two hours; a little earlier is our own choice of moment.
const RENEW_AFTER_MS = 115 * 60_000

export interface PushOptions {
  address: string
  ticket: () => Promise<string>
  /** Versions the page knows, so that the snapshot tells only what it missed. */
  since: () => Record<string, number>
  hint: (hint: Hint) => void
  /** True once the snapshot arrived: only then is polling slowed down. */
  changed: (isOpen: boolean) => void
  random?: () => number
  socket?: (address: string) => WebSocket
}

/** Full jitter: a campus whose network returns does not come back in one wave. */
export function reconnectDelay(failures: number, random: () => number): number {
  return random() * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** failures)
}

/** One socket that keeps itself alive. It carries hints only, so losing any of them costs a poll, never a verdict. */
export class Push {
  isOpen = false
  #socket: WebSocket | null = null
  #failures = 0
  #isStopped = true
  // Each connection has a number; whatever an older one still says is ignored.
  #connection = 0
  #timers = new Map<string, ReturnType<typeof setTimeout>>()
  #options: Required<PushOptions>

  constructor(options: PushOptions) {
    this.#options = { random: Math.random, socket: (address) => new WebSocket(address), ...options }
  }

  start(): void {
    this.#isStopped = false
    void this.#connect()
  }

  stop(): void {
    this.#isStopped = true
    this.#drop()
  }

  /** After sleep or a lost network: an open socket proves itself, a closed one is opened now. */
  wake(): void {
    if (this.#isStopped) return
    if (this.isOpen) return this.#ping()
    this.#failures = 0
    void this.#connect()
  }

  async #connect(): Promise<void> {
    this.#drop()
    const connection = this.#connection
    this.#after('snapshot', SNAPSHOT_WITHIN_MS, () => this.#lost(connection))
    try {
      const ticket = await this.#options.ticket()
      if (connection === this.#connection) this.#listen(connection, ticket)
    } catch {
      this.#lost(connection)
    }
  }

  #listen(connection: number, ticket: string): void {
    const socket = this.#options.socket(`${this.#options.address}?ticket=${encodeURIComponent(ticket)}`)
    this.#socket = socket
    socket.onopen = () => this.#send({ action: 'subscribe', since: this.#options.since() })
    socket.onclose = () => this.#lost(connection)
    socket.onmessage = (event) => {
      if (connection === this.#connection) this.#hear(String(event.data))
    }
  }

  #hear(text: string): void {
    const message = parsed(text)
    if (message.type === 'pong') this.#cancel('pong')
    if (message.type === 'status') this.#options.hint(message as unknown as Hint)
    if (message.type === 'snapshot') this.#subscribed((message.submissions ?? []) as Hint[])
  }

  #subscribed(hints: Hint[]): void {
    this.#failures = 0
    this.#cancel('snapshot')
    this.#after('renew', RENEW_AFTER_MS, () => void this.#connect())
    this.#after('ping', PING_EVERY_MS, () => this.#ping())
    this.#open(true)
    hints.forEach(this.#options.hint)
  }

  #ping(): void {
    const connection = this.#connection
    // A laptop that slept holds a socket nobody answers; the browser would need minutes to notice.
    this.#after('pong', PONG_WITHIN_MS, () => this.#lost(connection))
    this.#send({ action: 'ping' })
    this.#after('ping', PING_EVERY_MS, () => this.#ping())
  }

  #lost(connection: number): void {
    if (connection !== this.#connection || this.#isStopped) return
    this.#drop()
    const delay = reconnectDelay(this.#failures++, this.#options.random)
    this.#after('reconnect', delay, () => void this.#connect())
  }

  #drop(): void {
    this.#connection++
    for (const name of [...this.#timers.keys()]) this.#cancel(name)
    this.#socket?.close()
    this.#socket = null
    this.#open(false)
  }

  #open(isOpen: boolean): void {
    if (this.isOpen === isOpen) return
    this.isOpen = isOpen
    this.#options.changed(isOpen)
  }

  #send(message: object): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(message))
  }

  #after(name: string, milliseconds: number, action: () => void): void {
    this.#cancel(name)
    this.#timers.set(name, setTimeout(action, milliseconds))
  }

  #cancel(name: string): void {
    clearTimeout(this.#timers.get(name))
    this.#timers.delete(name)
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) ?? {}
  } catch {
    return {}
  }
}

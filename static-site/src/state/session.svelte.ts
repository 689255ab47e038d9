import { ApiError, type Api } from '../api'
import type { Kept } from '../kept'
import type { CourseStart, NewSession } from '../shapes'

/** `lost`: the token this browser kept is not accepted any more; a new student is only made when the person says so. */
export type Phase = 'starting' | 'join' | 'lost' | 'ready'

interface Asked {
  session: NewSession
  askedAt: number
}

/** Who the student is: a token in this browser, and the recovery code while it is on screen for the only time. */
export class Session {
  phase = $state.raw<Phase>('starting')
  userId = $state.raw('')
  recoveryCode = $state.raw<string | null>(null)
  isFirstVisit = $state.raw(false)
  /** The one this tab works with: another tab may have kept a newer one since. */
  token: string | null
  /** The course as a new session brought it along, until somebody takes it. */
  #brought: { course: CourseStart; askedAt: number } | null = null

  constructor(
    private readonly api: Api,
    private readonly kept: Kept,
    /** The slug that a new student's address asks for, or nothing. */
    private readonly wanted: () => string,
  ) {
    this.userId = kept.read('user') ?? ''
    this.token = kept.read('token')
  }

  /** Opens a session by itself on a first visit. Two tabs opened together wait for each other and share one. */
  async open(): Promise<void> {
    if (this.#remember()) return
    // Asked for before it is this tab's turn, for that takes a while. Where another tab was first, nobody takes the answer.
    const asked = this.#ask('')
    asked.catch(() => {})
    await exclusively('arvio-session', async () => {
      if (!this.#remember()) await this.#create(asked)
    })
  }

  async join(code: string): Promise<void> {
    this.#begin(await this.#ask(code))
  }

  async recover(code: string): Promise<void> {
    this.#enter(await this.api.recover(code.trim()))
  }

  async renewRecoveryCode(): Promise<void> {
    this.recoveryCode = (await this.api.newRecoveryCode()).recovery_code
  }

  async startAnew(): Promise<void> {
    this.kept.forget('token')
    this.token = null
    await this.#create(this.#ask(''))
  }

  takeCourse(): { course: CourseStart; askedAt: number } | null {
    const brought = this.#brought
    this.#brought = null
    return brought
  }

  /** True when another tab signed in as somebody else, or again. */
  isOutdated(): boolean {
    return this.phase !== 'starting' && this.kept.read('token') !== this.token
  }

  lose(): void {
    // The token stays where it is: a 401 of a restarting server must not cost a student the session.
    this.phase = 'lost'
  }

  /** The session that this browser has kept, if it has one. */
  #remember(): boolean {
    this.token = this.kept.read('token')
    if (this.token) this.phase = 'ready'
    return this.token !== null
  }

  async #create(asked: Promise<Asked>): Promise<void> {
    try {
      this.#begin(await asked)
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 403)) throw error
      this.phase = 'join'
    }
  }

  async #ask(joinCode: string): Promise<Asked> {
    const askedAt = Date.now()
    return { session: await this.api.openSession(joinCode, this.wanted()), askedAt }
  }

  #begin({ session, askedAt }: Asked): void {
    if (session.course) this.#brought = { course: session.course, askedAt }
    this.#enter(session)
  }

  #enter(session: NewSession): void {
    this.kept.write('token', session.token)
    this.kept.write('user', session.user_id)
    this.token = session.token
    this.userId = session.user_id
    this.recoveryCode = session.recovery_code ?? null
    this.isFirstVisit = session.recovery_code !== undefined
    this.phase = 'ready'
  }
}

async function exclusively(name: string, action: () => Promise<void>): Promise<void> {
  // Missing in old browsers and on plain http addresses other than loopback.
  if (!globalThis.navigator?.locks) return action()
  await navigator.locks.request(name, action)
}

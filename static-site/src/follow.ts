import { ApiError } from './api'
import { isFinal, type Hint, type Submission } from './shapes'

const POLL_SECONDS = [1, 2, 3, 5]
// Also with an open socket: a push that got lost costs one interval, never the verdict.
const SLOWEST = POLL_SECONDS.length - 1

export interface FollowOptions {
  get: (id: string) => Promise<Submission>
  changed: (submission: Submission) => void
  /** News of the one followed, whose row is being read now. */
  foretold?: (hint: Hint) => void
  /** A hint about a submission nobody follows here: another tab or device sent it. */
  elsewhere: (hint: Hint) => void
  /** The submission cannot be followed any more (gone, or the session is). */
  lost: (id: string, error: ApiError) => void
  isPushing: () => boolean
}

/** Follows the one submission in grading until its verdict, by hints where they come and by polling where they do not. */
export class Follower {
  following: string | null = null
  #versions = new Map<string, number>()
  #hinted = new Map<string, number>()
  #polls = 0
  #isFetching = false
  #isStale = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly options: FollowOptions) {}

  /** Known versions, for the socket's subscription. */
  known(): Record<string, number> {
    return Object.fromEntries(this.#versions)
  }

  /** Remembers a version seen by any road. False when it is older than what the page shows. */
  saw(submission: Submission): boolean {
    if (submission.version < (this.#versions.get(submission.id) ?? 0)) return false
    this.#versions.set(submission.id, submission.version)
    return true
  }

  follow(id: string): void {
    if (this.following === id) return
    this.following = id
    this.#polls = 0
    // The push about a quick grader's work may overtake the answer to the POST that started it.
    if (this.#isBehind(id) || !this.#versions.has(id)) void this.now()
    else this.#plan()
  }

  stop(): void {
    this.following = null
    clearTimeout(this.#timer)
  }

  hint(hint: Hint): void {
    this.#hinted.set(hint.submission, hint.version)
    if (!this.#isBehind(hint.submission)) return
    if (hint.submission !== this.following) return this.options.elsewhere(hint)
    this.options.foretold?.(hint)
    void this.now()
  }

  /** Asks at once; what arrives while a question is under way is asked again after it. */
  async now(): Promise<void> {
    const id = this.following
    if (!id) return
    this.#isStale = this.#isFetching
    if (this.#isFetching) return
    clearTimeout(this.#timer)
    this.#isFetching = true
    const seconds = await this.#ask(id).finally(() => (this.#isFetching = false))
    if (this.#isStale) return void this.now()
    this.#plan(seconds)
  }

  /** Seconds to wait as the API asked, or undefined for the usual rhythm. */
  async #ask(id: string): Promise<number | undefined> {
    try {
      this.#take(await this.options.get(id))
    } catch (error) {
      return this.#failed(id, error)
    }
    return undefined
  }

  #isBehind(id: string): boolean {
    return (this.#hinted.get(id) ?? 0) > (this.#versions.get(id) ?? 0)
  }

  #take(submission: Submission): void {
    if (!this.saw(submission)) return
    if (isFinal(submission.status) && this.following === submission.id) this.stop()
    this.options.changed(submission)
  }

  #failed(id: string, error: unknown): number | undefined {
    if (!(error instanceof ApiError)) return undefined
    if (error.status !== 401 && error.status !== 403 && error.status !== 404) return error.retryAfterSeconds ?? undefined
    if (this.following === id) this.stop()
    this.options.lost(id, error)
    return undefined
  }

  #plan(seconds = this.#nextPause()): void {
    clearTimeout(this.#timer)
    if (this.following) this.#timer = setTimeout(() => void this.now(), seconds * 1000)
  }

  #nextPause(): number {
    const step = this.options.isPushing() ? SLOWEST : Math.min(this.#polls++, SLOWEST)
    return POLL_SECONDS[step]!
  }
}

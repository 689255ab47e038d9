import { ApiError, Unreachable, type Api } from '../api'
import { Follower } from '../follow'
import { isFinal, type Hint, type Submission } from '../shapes'

export interface GradingOptions {
  api: Api
  isPushing: () => boolean
  /** Every newer state of a submission, from whatever road it came. */
  changed: (submission: Submission) => void
  /** The verdict this page waited for: points and progress may have moved. */
  graded: (submission: Submission) => void
  /** Another tab should know that this one is in grading. */
  announce: (id: string) => void
  /** Something happened to a submission this page does not follow. */
  elsewhere: () => void
}

/** The one submission in grading: sending it, following it, and holding the button until its verdict. */
export class Grading {
  isSending = $state.raw(false)
  inGrading = $state.raw<string | null>(null)
  /** The latest state of the one in grading, once it was read. */
  followed = $state.raw<Submission | null>(null)
  /** The verdict cannot be asked for just now. */
  isAway = $state.raw(false)
  readonly follower: Follower
  #attempt: { key: string; slug: string; code: string } | null = null

  constructor(private readonly options: GradingOptions) {
    this.follower = new Follower({
      get: (id) => this.#get(id),
      isPushing: options.isPushing,
      changed: (submission) => this.take(submission),
      foretold: (hint) => this.#foretold(hint),
      elsewhere: (hint) => this.#elsewhere(hint),
      lost: () => this.release(),
    })
  }

  get isBusy(): boolean {
    return this.isSending || this.inGrading !== null
  }

  /** Throws ApiError and Unreachable; after either, sending the same text again is safe. */
  async submit(slug: string, code: string): Promise<void> {
    this.isSending = true
    try {
      const submission = await this.options.api.submit(slug, code, this.#key(slug, code))
      this.#attempt = null
      this.#accepted(submission)
    } catch (error) {
      this.#refused(error)
      throw error
    } finally {
      this.isSending = false
    }
  }

  /** Holds the button and follows: after a submit, a reload, a 409 or word from another tab. */
  follow(id: string): void {
    this.inGrading = id
    this.follower.follow(id)
  }

  take(submission: Submission): void {
    if (!this.follower.saw(submission)) return
    const isAwaited = this.inGrading === submission.id
    if (isFinal(submission.status)) this.#settle(submission, isAwaited)
    else this.#hold(submission)
  }

  async #get(id: string): Promise<Submission> {
    try {
      const submission = await this.options.api.submission(id)
      this.isAway = false
      return submission
    } catch (error) {
      this.isAway = error instanceof Unreachable
      throw error
    }
  }

  #accepted(submission: Submission): void {
    if (isFinal(submission.status)) {
      this.follower.saw(submission)
      return this.#settle(submission, true)
    }
    this.options.announce(submission.id)
    this.take(submission)
  }

  #hold(submission: Submission): void {
    this.follow(submission.id)
    this.followed = submission
    this.options.changed(submission)
  }

  #settle(submission: Submission, isAwaited: boolean): void {
    if (this.inGrading === submission.id) this.release()
    this.options.changed(submission)
    if (isAwaited) this.options.graded(submission)
  }

  /** The push already says how it ends: said at once. Tests and points, and the free button, come with the row. */
  #foretold({ submission, status, queue_position }: Hint): void {
    if (this.followed?.id !== submission || isFinal(this.followed.status)) return
    this.followed = { ...this.followed, status, queue_position: queue_position ?? null }
    this.options.changed(this.followed)
  }

  #refused(error: unknown): void {
    if (!(error instanceof ApiError)) return
    // A refusal ends the attempt; only after silence or a fault of ours may the first one have been stored.
    if (error.status < 500) this.#attempt = null
    if (error.status === 409 && error.submission) this.follow(error.submission)
  }

  #elsewhere(hint: Hint): void {
    if (isFinal(hint.status)) this.options.elsewhere()
    else this.follow(hint.submission)
  }

  /** Also when the session is gone: the next student must not wait for this one's verdict. */
  release(): void {
    this.inGrading = null
    this.followed = null
    this.isAway = false
    this.follower.stop()
  }

  /** One key an attempt: repeated after a network failure, never for another text. */
  #key(slug: string, code: string): string {
    const last = this.#attempt
    if (last?.slug !== slug || last.code !== code) this.#attempt = { key: uuid(), slug, code }
    return this.#attempt!.key
  }
}

function uuid(): string {
  // randomUUID exists on https and loopback only; a course may be tried out on a plain address.
  const cryptography: Partial<Crypto> = crypto
  if (cryptography.randomUUID) return cryptography.randomUUID()
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
}

import { Api } from './api'
import { createDrafts, type Drafts } from './drafts'
import { keptName, type Kept } from './kept'
import type { Push } from './push'
import { parseRoute, slugIn, type Route } from './routes'
import type { Config, Me, Submission } from './shapes'
import { Course } from './state/course.svelte'
import { Grading } from './state/grading.svelte'
import { History } from './state/history.svelte'
import { Page } from './state/page.svelte'
import { isAgainstTheRules, problemIn, type Problem } from './state/problem'
import { ServerClock } from './state/server-clock.svelte'
import { Session } from './state/session.svelte'
import { createTabs } from './state/tabs'

/** Puts the parts of the page's state together: who hears of what. */
export class Store {
  /** Why submitting failed. */
  submitProblem = $state.raw<Problem | null>(null)
  isPushing = $state.raw(false)
  /** The course's; nothing until it is known. */
  title = $state.raw('')
  readonly api: Api
  readonly drafts: Drafts
  readonly clock = new ServerClock()
  readonly session: Session
  readonly course: Course
  readonly history: History
  readonly page: Page
  readonly grading: Grading
  #push: Push | null = null
  #refreshing: Promise<void> | null = null
  #isStale = false
  /** Why what the address asks for is not there, and why the student's course could not be read. */
  #viewProblem = $state.raw<Problem | null>(null)
  #courseProblem = $state.raw<Problem | null>(null)

  constructor(
    private readonly config: Config,
    readonly kept: Kept,
  ) {
    this.api = new Api({ base: config.api, token: () => this.session.token, unauthorized: () => this.#lost() })
    this.drafts = createDrafts(kept)
    this.session = new Session(this.api, kept, wantedSlug)
    this.course = new Course(this.api, this.clock)
    this.history = new History(this.api)
    this.page = new Page(this.api, this.course, this.history, (submission) => this.grading.take(submission))
    this.grading = this.#createGrading()
  }

  get problem(): Problem | null {
    return this.#viewProblem ?? this.#courseProblem
  }

  /** Everything a visit begins with; also the way back when that failed. */
  async start(): Promise<void> {
    this.#courseProblem = null
    this.#courseProblem = await problemIn(() => this.session.open())
    if (this.session.phase === 'ready') await this.enter()
  }

  /** Once there is a session: by itself, by a join code, or recovered. */
  async enter(): Promise<void> {
    this.page.clear()
    const brought = this.session.takeCourse()
    if (brought) this.#took(this.course.take(brought.course, brought.askedAt))
    else await this.refresh()
    const shown = this.course.me && this.go(parseRoute(location.hash))
    // Not before the first view has been asked for: until then nothing can be in grading that only a push would tell.
    void this.#listen()
    await shown
  }

  async go(route: Route): Promise<void> {
    this.submitProblem = null
    const problem = await problemIn(() => this.page.go(route))
    // Another address may have been asked for meanwhile.
    if (this.page.route !== route) return
    this.#viewProblem = problem
    if (!problem) this.#courseProblem = null
  }

  /** Never throws: what went wrong is in `submitProblem`, and sending again is always safe. */
  async submit(slug: string, code: string): Promise<void> {
    if (this.#mustWait(slug)) return
    this.submitProblem = null
    this.submitProblem = await problemIn(() => this.grading.submit(slug, code))
    if (this.submitProblem) return this.#refused(slug, this.submitProblem)
    this.page.showNewest()
    // It counts from now on.
    if (this.course.assignment?.attempts) void this.refresh()
  }

  /** Once the page knows the rules as the server knows them, it says them itself. */
  async #refused(slug: string, problem: Problem): Promise<void> {
    if (!isAgainstTheRules(problem)) return
    await this.refresh()
    if (this.course.standing(slug, this.clock.now).kind !== 'open') this.submitProblem = null
  }

  /** Whatever disables the button stops the keyboard too. */
  #mustWait(slug: string): boolean {
    const isTooSoon = (this.submitProblem?.retryAt ?? 0) > Date.now()
    return this.grading.isBusy || isTooSoon || this.course.standing(slug, this.clock.now).kind !== 'open'
  }

  /** News that come in a crowd are read once now and once after. */
  refresh(): Promise<void> {
    this.#isStale = true
    this.#refreshing ??= this.#readCourse().finally(() => (this.#refreshing = null))
    return this.#refreshing
  }

  /** A laptop woke up, the tab is looked at again, the network is back, somebody asks to try again: ask, do not wait. */
  wake(): void {
    if (this.session.phase === 'join' || this.session.phase === 'lost') return
    if (!this.course.me) return void (this.problem && this.start())
    if (this.#push) this.#push.wake()
    else void this.#listen()
    void this.grading.follower.now()
    void this.refresh()
    if (this.#viewProblem) void this.go(parseRoute(location.hash))
  }

  /** Another tab changed what is kept. Another student's numbers must not stay on this page. */
  heard(key: string | null): void {
    if (keptName(key) === 'token' && this.session.isOutdated()) location.reload()
  }

  async #readCourse(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false
      this.#courseProblem = await problemIn(() => this.#read())
    }
  }

  async #read(): Promise<void> {
    this.#took(await this.course.refresh(wantedSlug()))
    if (this.history.slug) await this.history.open(this.history.slug)
  }

  #took(me: Me): void {
    this.session.userId = me.user_id
    if (me.in_grading) this.grading.follow(me.in_grading)
  }

  #changed(submission: Submission): void {
    this.history.absorb(submission)
    this.page.update(submission)
  }

  #graded(submission: Submission): void {
    this.course.credit(submission)
    if (this.submitProblem?.kind === 'in_grading') this.submitProblem = null
    void this.refresh()
  }

  #lost(): void {
    this.#push?.stop()
    this.grading.release()
    this.session.lose()
  }

  #createGrading(): Grading {
    const tabs = createTabs(({ inGrading }) => this.grading.follow(inGrading))
    return new Grading({
      api: this.api,
      isPushing: () => this.isPushing,
      changed: (submission) => this.#changed(submission),
      graded: (submission) => this.#graded(submission),
      announce: (id) => tabs.tell({ inGrading: id }),
      elsewhere: () => void this.refresh(),
    })
  }

  /** Fetched after the page. Until it is there, and should it never come, the page asks by itself. */
  async #listen(): Promise<void> {
    const { Push } = await import('./push').catch(() => ({ Push: null }))
    if (!Push || this.session.phase !== 'ready') return
    this.#push ??= new Push({
      address: this.config.websocket,
      ticket: this.api.ticket,
      since: () => this.grading.follower.known(),
      hint: (hint) => this.grading.follower.hint(hint),
      changed: (isOpen) => (this.isPushing = isOpen),
    })
    this.#push.start()
  }
}

const wantedSlug = () => slugIn(parseRoute(location.hash))

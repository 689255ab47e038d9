/** The API's clock. A laptop's may be wrong by hours, and deadlines are kept by the server's. */
export class ServerClock {
  /** Milliseconds of the API's clock minus this one's. */
  offset = $state.raw(0)

  get now(): number {
    return Date.now() + this.offset
  }

  /** An answer says what time it was when it was made: between the asking and the hearing. */
  heard(now: string, askedAt: number): void {
    this.offset = Date.parse(now) - (askedAt + Date.now()) / 2
  }
}

/** The simulation does not know what it was asked. Never answered with something plausible. */
export class SimulationGap extends Error {
  override readonly name = 'SimulationGap'
  constructor(where: string, what: string) {
    super(`The simulated account does not know ${what} of ${where}`)
  }
}

/** An error as AWS answers it; `attach` turns it into the client's own class of that name. */
export class AwsFault extends Error {
  override readonly name: string
  readonly status: number
  /** Members of the error besides its message, such as `resourceId`. */
  readonly members: Readonly<Record<string, unknown>>
  constructor(name: string, message: string, status = 400, members: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = name
    this.status = status
    this.members = members
  }
}

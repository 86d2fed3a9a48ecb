/** Whether all is stored. `full`: this browser has no room left. */
export type SaveState = 'saved' | 'waiting' | 'full' | 'failed'

/** Something to store; it may run again when it failed. */
export type SaveJob = () => Promise<void>

/** Runs saves one after another and reports their state. What could not be stored is retried with the next save. */
export function createSaveQueue(report: (state: SaveState) => void): (job: SaveJob) => Promise<void> {
  const failed: SaveJob[] = []
  let last: Promise<void> = Promise.resolve()
  return (job) => {
    report('waiting')
    const mine = last.then(async () => {
      let state: SaveState = 'saved'
      for (const one of [...failed.splice(0), job]) {
        try {
          await one()
        } catch (error) {
          failed.push(one)
          state = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'failed'
        }
      }
      if (last === mine) report(state)
    })
    last = mine
    return mine
  }
}

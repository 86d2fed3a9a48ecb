import type { Dataset } from '#domain/datasets.ts'
import { useDataset } from './datasets.ts'

/** The edition that this app is, as its build wrote it into the page; null for one that was not frozen. */
export function ownEdition(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="edition"]')?.content ?? null
}

/** What exports and citations name as the edition: its id, or the version of the data where the app was not frozen. */
export function versionOf({ data }: Pick<Dataset<'manifest'>, 'data'>): string {
  return ownEdition() ?? data
}

/** The same, once it is known. */
export function useVersion(): string | null {
  const manifest = useDataset('manifest').data
  return manifest ? versionOf(manifest) : null
}

import { versionText } from '#content/versionText.ts'
import type { Dataset } from '#domain/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useDataset } from './datasets.ts'

/** The edition that this app is, as its build wrote it into the page; null for one that was not frozen. */
export function ownEdition(): string | null {
  return document.querySelector<HTMLMetaElement>('meta[name="edition"]')?.content ?? null
}

/** What exports and citations name: the id of the edition, or the version of the data where the app was not frozen. */
export function versionOf({ data }: Pick<Dataset<'manifest'>, 'data'>): string {
  return ownEdition() ?? data
}

/** The same, once it is known. */
export function useVersion(): string | null {
  const manifest = useDataset('manifest').data
  return manifest ? versionOf(manifest) : null
}

/** The same in words, as part of a sentence. */
export function useVersionText(): string | null {
  const { t } = useTranslation('version')
  const version = useVersion()
  return version === null ? null : versionText(version, t)
}

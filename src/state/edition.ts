import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { versionText } from '#content/citationText.ts'
import type { Dataset } from '#domain/datasets.ts'
import type { View } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { datasetQuery, useDataset } from './datasets.ts'
import { linkOfView } from './viewStore.ts'

/** The edition that this app is, as its build wrote it into the page; null for one that was not frozen. */
export function ownEdition(): string | null {
  return document.head.querySelector<HTMLMetaElement>('meta[name="edition"]')?.content ?? null
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

/** An export that includes the version of the published data. */
interface VersionedSave {
  /** Fetches the version and passes it to `write`; without it, or what `write` fetches, nothing is saved. */
  save: (write: (version: string) => void | Promise<void>) => Promise<void>
  /** Whether the last try failed. */
  hasFailed: boolean
}

/** Saves an export with the version of the published data. */
export function useVersionedSave(): VersionedSave {
  const client = useQueryClient()
  const [hasFailed, setHasFailed] = useState(false)
  return {
    hasFailed,
    save: async (write) => {
      try {
        await write((await client.fetchQuery(datasetQuery('manifest'))).data)
        setHasFailed(false)
      } catch {
        setHasFailed(true)
      }
    },
  }
}

/** Whether the page is a frozen edition at its own address. */
function isFrozen(): boolean {
  return window.location.pathname.includes(`/editions/${ownEdition()}/`)
}

/** The address of a file among the editions of this host. */
export function editionAddress(path: string): string {
  return new URL(`${isFrozen() ? '../' : 'editions/'}${path}`, document.baseURI).href
}

/** The index of this host's editions; null where it keeps none, where it cannot be reached, and for a file from disk. */
export async function fetchEditions(): Promise<unknown> {
  if (import.meta.env.MODE === 'single') return null
  try {
    const response = await fetch(editionAddress('index.json'), { cache: 'no-cache' })
    return response.ok ? await response.json() : null
  } catch {
    return null
  }
}

/** A link without the edition in which it is to be opened, otherwise as it was written: its app may be older than this one. */
export function withoutEdition(link: string): string {
  return link.replaceAll(/&edition=[^&]*|(?<=\?)(?:edition=[^&]*&?)+/g, '')
}

/** The address of a link in an edition that this host keeps; null where it does not. */
export async function linkInEdition(link: string, id: string): Promise<string | null> {
  const index = await fetchEditions()
  const isHere =
    typeof index === 'object' &&
    index !== null &&
    'here' in index &&
    Array.isArray(index.here) &&
    index.here.includes(id)
  return isHere ? editionAddress(`${id}/${link}`) : null
}

/** The address to cite a view by: of the edition that this app is, where it is frozen here; null where it is not. */
export async function linkToCite(view: View): Promise<string | null> {
  const id = ownEdition()
  if (id === null) return null
  return isFrozen() ? linkOfView(view) : linkInEdition(writeView(view), id)
}

import type { TFunction } from '#i18n/translation.ts'

/** A version in words, as part of a sentence: an edition by its id, or data that no edition stands for. */
export function versionText(version: string, t: TFunction<'version'>): string {
  return t(/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/.test(version) ? 'edition' : 'data', { version })
}

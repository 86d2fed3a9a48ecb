import type { TFunction } from 'i18next'

/** What a report can name, each with an id or a place. */
export type ReportPart =
  | 'document'
  | 'place'
  | 'claims'
  | 'record'
  | 'records'
  | 'rule'
  | 'checksum'
  | 'cells'
  | 'incident'
  | 'dataset'

/** What a report is about, with the ids that find it again. */
export interface ReportSubject {
  /** In the order of writing. */
  parts: readonly (readonly [part: ReportPart, id: string])[]
  /** The words of the source that the report is about, or null. */
  quote: string | null
}

/**
 * A text for a letter about an error: every id that whoever mends it needs, the link to the view, the version of the
 * data, and a line to go on writing at. Nothing is sent by the app.
 */
export function errorReport(
  { parts, quote }: ReportSubject,
  { link, data }: { link: string; data: string | null },
  t: TFunction<['common', 'sourceQuality']>,
): string {
  const line = (name: string, value: string) => `${name}: ${value}`
  return [
    t('report.heading'),
    ...parts.map(([part, id]) => line(t(`report.part.${part}`), id)),
    ...(quote === null ? [] : [`“${quote}”`]),
    line(t('report.link'), link),
    line(t('report.data'), data ?? t('notStated')),
    '',
    line(t('report.wrong'), ''),
  ].join('\n')
}

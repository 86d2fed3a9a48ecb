import { type SourceText, textIn, uiLanguageOf } from '#domain/language.ts'
import { useWords } from '#words/words.ts'

/** A text in the reader's language, or in the one that it has, with its `lang` for screen readers. */
export function LocalizedWords({ text: all }: { text: SourceText }) {
  const own = uiLanguageOf(useWords().language)
  const { text, language } = textIn(all, own)
  return language === own ? text : <span lang={language}>{text}</span>
}

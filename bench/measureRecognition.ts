import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { createWorker } from 'tesseract.js'
import { RECOGNISED_LANGUAGES, type RecognisedLanguage, UNSURE } from '#domain/textRecognition.ts'
import { evenLight, type GreyPage, greyPicture } from '#extract/evenLight.ts'
import type { PictureText } from '#extract/recognised.ts'
import { tesseractEngine } from '#extract/tesseractEngine.ts'
import { BROWSER_ARGUMENTS, findBrowser } from '#scripts/findBrowser.ts'
import { type Figure, figure } from './figure.ts'

/** Dots an inch at which a page is scanned; the app draws each page at the last one. */
const SCANNED = [150, 200, 300] as const
const DRAWN = 300

/** Letters of a page. */
const LONG = 1500

/** Texts of the languages in which nothing is annotated, written for this measure. */
const WRITTEN: Partial<Record<RecognisedLanguage, readonly [string, string]>> = {
  de: [
    'Im Jahr 2025 meldeten die Behörden weniger unerlaubte Grenzübertritte als im Vorjahr. Auf der Route über das zentrale Mittelmeer blieb die Zahl fast gleich, auf der Balkanroute sank sie deutlich. Die Zahlen zählen Feststellungen, nicht Personen: Wer zweimal angetroffen wird, steht zweimal in der Liste. Im März unterzeichneten vier Staaten eine Erklärung über gemeinsame Streifen an den Küsten. Geplant sind außerdem ein Verbindungsbüro in Lille, ein gemeinsames Lagebild und der Austausch von Beweismitteln. Ob die Mittel dafür reichen, ließ der Bericht offen; eine Prüfung soll im Herbst folgen. Nach Angaben des Ministeriums wurden 1.284 Boote beschlagnahmt, 37 % mehr als im Jahr zuvor. Über die Ursachen äußerte es sich nicht. Fachleute verweisen auf kürzere Tage, größere Schlauchboote und höhere Preise. Für das zweite Halbjahr rechnet die Behörde mit ähnlichen Werten.',
    'Die Arbeitsgruppe empfiehlt, Händler von Außenbordmotoren zur Angabe ihrer Käufer zu verpflichten. Eine solche Regel gilt bisher nur in zwei Ländern. Außerdem sollen Plattformen Anzeigen, die für Überfahrten werben, binnen 24 Stunden löschen. Zwischen Januar und Juni 2024 wurden 312 Konten gesperrt, davon 96 auf Hinweis der Polizei. Die Gruppe hält das für zu wenig. Sie bemängelt, dass es kein gemeinsames Verzeichnis gibt und dass Anfragen zwischen den Staaten im Schnitt 19 Tage dauern. Der Vorschlag geht nun an die Innenministerien. Über die Kosten, geschätzt auf 4,6 Mio. Euro, wird im Dezember entschieden. Nichtregierungsorganisationen warnen, dass schärfere Regeln die Fahrten gefährlicher machen könnten. Der Bericht nennt diesen Einwand, ohne ihn zu bewerten.',
  ],
  ar: [
    'أعلنت السلطات أن عدد حالات العبور غير النظامي انخفض في عام 2025 مقارنة بالعام السابق. وبقي العدد على طريق وسط البحر المتوسط قريبا مما كان عليه، بينما تراجع بوضوح على طريق غرب البلقان. وتحسب هذه الأرقام الحالات لا الأشخاص، فمن يرصد مرتين يذكر مرتين. وفي شهر مارس وقعت أربع دول إعلانا بشأن دوريات مشتركة على السواحل. ومن المقرر أيضا إنشاء مكتب اتصال وتبادل الأدلة بين أجهزة الشرطة. ولم يوضح التقرير ما إذا كانت الموارد كافية، وستجرى مراجعة في الخريف المقبل. وقالت الوزارة إن 1284 قاربا صودرت خلال العام. ولم تذكر أسباب ذلك.',
    'توصي مجموعة العمل بإلزام بائعي المحركات بتسجيل أسماء المشترين. ولا توجد هذه القاعدة حتى الآن إلا في بلدين. كما تطلب من المنصات حذف الإعلانات التي تروج للرحلات خلال 24 ساعة. وبين يناير ويونيو 2024 أغلق 312 حسابا، منها 96 بناء على طلب الشرطة. وترى المجموعة أن ذلك غير كاف. وتشير إلى عدم وجود سجل مشترك وإلى أن الرد على الطلبات بين الدول يستغرق في المتوسط 19 يوما. ويحال الاقتراح الآن إلى وزارات الداخلية. وستحسم التكاليف في ديسمبر.',
  ],
}

/** Annotated texts, of our own words, in the languages that have some. */
const ANNOTATED: Partial<Record<RecognisedLanguage, readonly string[]>> = {
  en: ['balkan-corridor-raids-2025', 'half-year-routes-2025'],
  fr: ['bateaux-taxis-jugement-2026', 'maires-du-littoral-2024'],
  nl: ['antwoorden-binnengrens-2025', 'belgische-kust-transmigranten-2023'],
}

/** Two pages of text in a language. */
function samples(language: RecognisedLanguage): readonly string[] {
  const texts =
    WRITTEN[language] ??
    ANNOTATED[language]?.map((id) => readFileSync(join('tests', 'corpus', `${id}.txt`), 'utf8')) ??
    []
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').slice(0, LONG).trim())
}

/**
 * Draws pages of text as a scanner gives them (askew, grey, with specks and a soft edge), has them recognised, and measures
 * letters that are wrong, time, and how many of the wrong words are unsure by thresholds.
 */
export async function measureRecognition(): Promise<readonly Figure[]> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no Chromium to draw the pages.')
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  const lines: Figure[] = []
  const read: { confidence: number; isWrong: boolean }[] = []
  try {
    for (const language of Object.keys(RECOGNISED_LANGUAGES) as RecognisedLanguage[]) {
      const model = RECOGNISED_LANGUAGES[language]
      const engine = await tesseractEngine(createWorker, [language], {
        langPath: `node_modules/@tesseract.js-data/${model}/4.0.0_best_int`,
      })
      for (const dpi of SCANNED) {
        const errors: number[] = []
        const times: number[] = []
        for (const [index, text] of samples(language).entries()) {
          const picture = await scanned(browser, { text, dpi, language, degrees: index === 0 ? 0.7 : -0.5 })
          const started = performance.now()
          const found = await engine.recognise(greyPicture(evenLight(picture)))
          times.push((performance.now() - started) / 1000)
          errors.push((100 * distance(text, textOf(found))) / text.length)
          read.push(...wordsOf(found, text))
        }
        lines.push(figure(`recognition: ${language}, scanned at ${dpi} dpi: letters wrong`, '%', errors))
        lines.push(figure(`recognition: ${language}, scanned at ${dpi} dpi: a page`, 's', times))
      }
      engine.close()
    }
  } finally {
    await browser.close()
  }
  const wrong = read.filter(({ isWrong }) => isWrong)
  for (const threshold of [70, 80, UNSURE]) {
    const unsure = read.filter(({ confidence }) => confidence < threshold)
    const caught = unsure.filter(({ isWrong }) => isWrong).length
    lines.push(
      figure(`recognition: words unsure below ${threshold}`, '%', [(100 * unsure.length) / read.length]),
    )
    lines.push(
      figure(`recognition: wrong words unsure below ${threshold}`, '%', [(100 * caught) / wrong.length]),
    )
  }
  return lines
}

interface Scan {
  text: string
  dpi: number
  language: string
  degrees: number
}

/** A page as it comes from a scanner, then drawn at the app's resolution. */
async function scanned(browser: Browser, scan: Scan): Promise<GreyPage> {
  const page = await browser.newPage()
  try {
    // The compiler names functions by a helper that the page does not have.
    await page.evaluate('globalThis.__name = (it) => it')
    const { grey, ...size } = await page.evaluate(drawScan, { ...scan, drawn: DRAWN })
    return { ...size, grey: new Uint8ClampedArray(Buffer.from(grey, 'base64')) }
  } finally {
    await page.close()
  }
}

/** Runs in the page, so that it may call nothing of this module. */
async function drawScan({ text, dpi, language, degrees, drawn }: Scan & { drawn: number }) {
  const a4 = (at: number) => ({ width: Math.round(8.27 * at), height: Math.round(11.69 * at) })
  const canvasOf = (at: number) => Object.assign(document.createElement('canvas'), a4(at))
  const canvas = canvasOf(dpi)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const shown = canvasOf(drawn)
  const target = shown.getContext('2d')
  if (!context || !target) throw new Error('no canvas')
  context.fillStyle = '#f4f1ea'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#1c1c1c'
  context.rotate((degrees * Math.PI) / 180)
  const size = (11 * dpi) / 72
  context.font = `${size}px ${language === 'ar' ? '"DejaVu Sans"' : '"Liberation Serif"'}`
  context.filter = `blur(${dpi / 600}px)`
  const isLeft = language !== 'ar'
  context.direction = isLeft ? 'ltr' : 'rtl'
  const margin = dpi
  const width = canvas.width - 2 * margin
  let line = ''
  let y = margin
  const write = () => {
    context.fillText(line, isLeft ? margin : margin + width, y)
    y += size * 1.4
  }
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (context.measureText(longer).width > width) {
      write()
      line = word
    } else line = longer
  }
  write()
  context.filter = 'none'
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height)
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  for (let at = 0; at < pixels.data.length; at += 4) {
    const noise = (random() - 0.5) * 40 - (random() < 0.0005 ? 150 : 0)
    for (const channel of [0, 1, 2]) pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) + noise
  }
  context.putImageData(pixels, 0, 0)
  const jpeg = await createImageBitmap(
    await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob as Blob), 'image/jpeg', 0.7)),
  )
  target.imageSmoothingQuality = 'high'
  target.drawImage(jpeg, 0, 0, shown.width, shown.height)
  const { data } = target.getImageData(0, 0, shown.width, shown.height)
  const grey = Uint8Array.from({ length: data.length / 4 }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * at, 4 * at + 3)
    return 0.3 * red + 0.59 * green + 0.11 * blue
  })
  const reader = new FileReader()
  reader.readAsDataURL(new Blob([grey]))
  await new Promise((resolve) => {
    reader.onload = resolve
  })
  return { width: shown.width, height: shown.height, grey: String(reader.result).split(',')[1] ?? '' }
}

const textOf = ({ lines }: PictureText) =>
  lines.flatMap(({ words }) => words.map(({ text }) => text)).join(' ')

/** Each recognised word, and whether the page does not have it. */
function wordsOf({ lines }: PictureText, text: string): { confidence: number; isWrong: boolean }[] {
  const known = new Set(text.split(' '))
  return lines.flatMap(({ words }) =>
    words.map((word) => ({ confidence: word.confidence, isWrong: !known.has(word.text) })),
  )
}

/** Letters to insert, delete or replace (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const kept = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}

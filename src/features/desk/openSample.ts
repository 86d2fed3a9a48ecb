import { fetchDataset } from '#state/datasets.ts'
import { desk } from '#state/desk/desk.ts'

/** Opens a project with the published article, its proposals undecided. */
export async function openSample(title: string): Promise<void> {
  const { documents } = await fetchDataset('documents')
  const [article] = documents
  if (!article) return
  await desk.newProject(title)
  await desk.addText({
    format: 'txt',
    text: article.text,
    title: article.title,
    fileName: `${article.id}.txt`,
    pages: [],
    publisher: article.publisher,
    date: article.date?.start ?? null,
    language: article.language,
  })
}

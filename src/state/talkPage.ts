/** The page of a talk to which this window comes back from elsewhere: by its name (see talkWindow.ts) the speaker's own stays the speaker's. */
export function talkPage(): 'stage' | 'presenter' {
  return window.name.startsWith('throughline-presenter-') ? 'presenter' : 'stage'
}

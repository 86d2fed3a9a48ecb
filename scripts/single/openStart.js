// A file with a briefing opens it, unless the address says what to show.
{
  const parcel = JSON.parse(document.getElementById('throughline-parcel').textContent)
  window.throughlineParcel = parcel
  const { start } = parcel
  if (start && window.location.hash === '') window.history.replaceState(null, '', start)
}

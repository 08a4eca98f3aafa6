/** Milliseconds in which what comes together is one: nobody sees a pause of that length. */
const burst = 30;

/** Does a job once for all who ask for it in a burst. */
export function oncePerBurst(job: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      job();
    }, burst);
  };
}

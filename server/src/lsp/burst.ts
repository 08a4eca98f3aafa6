/** Milliseconds. Requests within this time are handled as one; nobody notices a pause this short. */
const burst = 30;

/** Does a job once for all requests in a burst. */
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

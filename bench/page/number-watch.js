/**
 * Runs in the page under measurement. Every region of the desk with numbers names in `data-step` the step of the draft
 * that they hold, and the preview of a stroke in `data-proposal` the command it is about: so it can be told when all
 * that is on the screen belongs to the newest step, or the preview to the newest command.
 */
{
  const PATIENCE_MS = 60_000;
  let inputAt = 0;
  for (const type of ['pointermove', 'pointerup', 'keydown', 'click']) {
    addEventListener(type, ({ timeStamp }) => (inputAt = timeStamp), { capture: true });
  }

  const stepsShown = () =>
    [...document.querySelectorAll('[data-step]')].map(({ dataset }) => Number(dataset.step));
  let newestProposal = 0;
  const kinds = {
    /** All numbers of the desk hold one and the same step. */
    step: {
      newest: () => Math.max(0, ...stepsShown()),
      stands: () => new Set(stepsShown()).size === 1,
    },
    /** The preview has the answer to the command that it is about. */
    preview: {
      newest() {
        const shown = document.querySelector('[data-proposal]');
        if (shown !== null) newestProposal = Math.max(newestProposal, Number(shown.dataset.proposal));
        return newestProposal;
      },
      stands: () => document.querySelector('[data-proposal][aria-busy=false]') !== null,
    },
  };

  const frameEnd = () =>
    new Promise((resolve) => {
      // The channel is answered after the frame that was asked for has been drawn.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      requestAnimationFrame(() => port2.postMessage(null));
    });

  /** `window.numbers` resolves with milliseconds from the newest input: until the page held all numbers, and until they were drawn. */
  window.watchNumbers = (kind) => {
    const { newest, stands } = kinds[kind];
    const before = newest();
    inputAt = 0;
    window.numbers = new Promise((resolve, reject) => {
      setTimeout(reject, PATIENCE_MS, new Error(`The numbers of a ${kind} did not come.`));
      window.stopWatching = () => {
        observer.disconnect();
        resolve({ heldMs: Number.NaN, drawnMs: Number.NaN });
      };
      const observer = new MutationObserver(async () => {
        if (newest() === before || inputAt === 0 || !stands()) return;
        observer.disconnect();
        const [start, heldAt] = [inputAt, performance.now()];
        const end = await frameEnd();
        // Shown in a recording of the page.
        performance.measure(`numbers of a ${kind}`, { start, end });
        resolve({ heldMs: heldAt - start, drawnMs: end - start });
      });
      const attributeFilter = ['data-step', 'data-proposal', 'aria-busy'];
      observer.observe(document, { subtree: true, attributes: true, attributeFilter });
    });
  };
}

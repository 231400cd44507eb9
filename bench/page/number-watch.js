/**
 * Runs in the page under measurement. After every lifted pointer it notes the frames in which a text with a digit
 * changes, anywhere but in the words on how the draft is saved: `window.numbersSeen()` tells what it saw.
 */
{
  let lifted = 0;
  let lastMs = 0;
  let isFrameAsked = false;

  addEventListener(
    'pointerup',
    ({ timeStamp }) => {
      lifted = timeStamp;
      lastMs = 0;
    },
    { capture: true },
  );

  const showsNumber = ({ target, addedNodes }) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (element === null || element.closest('[role=status], [aria-live], time') !== null) return false;
    const texts = target instanceof Element ? [...addedNodes] : [target];
    return texts.some((node) => /\d/.test(node.textContent ?? ''));
  };

  // The channel is answered after the frame that was asked for has been drawn.
  const { port1: afterFrame, port2: frameDrawn } = new MessageChannel();
  afterFrame.onmessage = () => {
    isFrameAsked = false;
    lastMs = performance.now() - lifted;
  };
  new MutationObserver((records) => {
    if (isFrameAsked || !records.some(showsNumber)) return;
    isFrameAsked = true;
    requestAnimationFrame(() => frameDrawn.postMessage(null));
  }).observe(document, { subtree: true, childList: true, characterData: true });

  window.numbersSeen = () => ({
    lastMs,
    quietMs: isFrameAsked ? 0 : performance.now() - lifted - lastMs,
  });
}

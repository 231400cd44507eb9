/**
 * Runs in the page under measurement, before all else: a graphics card that takes no time. The map does all of its own
 * work, and what it gives to the card is dropped; without this, a machine without a card draws every frame by its
 * processors, and that is what one would measure.
 */
{
  const { prototype } = HTMLCanvasElement;
  const contextOf = prototype.getContext;
  const constants = Object.fromEntries(
    Object.entries(Object.getOwnPropertyDescriptors(WebGL2RenderingContext))
      .filter(([, { value }]) => typeof value === 'number')
      .map(([name, { value }]) => [name, value]),
  );
  const limits = new Map();
  const real = contextOf.call(document.createElement('canvas'), 'webgl2');
  for (const [name, value] of Object.entries(constants)) {
    if (/^(MAX_|VERSION|VENDOR|RENDERER|VIEWPORT)|_BITS$/.test(name))
      limits.set(value, real?.getParameter(value));
  }
  real?.getExtension('WEBGL_lose_context')?.loseContext();
  real?.getError();

  const answers = {
    getParameter: (name) => limits.get(name) ?? null,
    getShaderParameter: () => true,
    getProgramParameter: (_, name) => (name === constants.LINK_STATUS ? true : 0),
    getExtension: () => null,
    getSupportedExtensions: () => [],
    isContextLost: () => false,
    checkFramebufferStatus: () => constants.FRAMEBUFFER_COMPLETE,
    getError: () => constants.NO_ERROR,
    getShaderInfoLog: () => '',
    getProgramInfoLog: () => '',
    getAttribLocation: () => 0,
    getUniformLocation: () => ({}),
    getContextAttributes: () => ({ alpha: true, depth: true, stencil: true, antialias: false }),
  };
  const nothing = () => undefined;
  const something = () => ({});
  const cards = new WeakMap();
  const cardOf = (canvas) =>
    new Proxy(
      {},
      {
        get(_, name) {
          if (name === 'canvas') return canvas;
          if (name === 'drawingBufferWidth') return canvas.width;
          if (name === 'drawingBufferHeight') return canvas.height;
          return (
            constants[name] ?? answers[name] ?? (String(name).startsWith('create') ? something : nothing)
          );
        },
      },
    );
  prototype.getContext = function (kind, ...rest) {
    if (!String(kind).startsWith('webgl')) return contextOf.call(this, kind, ...rest);
    if (!cards.has(this)) cards.set(this, cardOf(this));
    return cards.get(this);
  };
}

import { secureHeaders } from 'hono/secure-headers';

/**
 * Headers of every answer. The page may load from, and talk to, this server and nothing else; with a
 * hosted Supabase its origin is the one exception. Ant Design writes its styles into the page, geos-wasm
 * compiles WebAssembly, and MapLibre starts its worker from a blob.
 */
export function securityHeaders(hostedOrigin: string | null) {
  const hosted = hostedOrigin ? [hostedOrigin, hostedOrigin.replace(/^http/, 'ws')] : [];
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'data:', 'blob:', ...hosted],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
    permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
    // Whoever puts TLS in front decides on this.
    strictTransportSecurity: false,
    originAgentCluster: false,
  });
}

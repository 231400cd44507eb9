/**
 * The publishable key of every backend that GridCircle serves itself (embedded PGlite or your own
 * PostgreSQL). It opens only what row-level security gives to the public, and is no secret: the page
 * carries it. A hosted Supabase has its own, given as `VITE_SUPABASE_PUBLISHABLE_KEY`.
 */
export const EMBEDDED_PUBLISHABLE_KEY = 'sb_publishable_gridcircle_served_from_here';

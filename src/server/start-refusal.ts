/** The server cannot or will not start, for a reason said in one sentence to whoever typed the command. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
